/** A moment in the reader's own time zone; where it cannot be shown so, in UTC. */
export const moment = (at: Date): string => {
  const utc = at.toISOString().slice(0, 16).replace('T', ' ')
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${utc} UTC>`
}
