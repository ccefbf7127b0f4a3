/** A player was with a team on a day. */
export type Sighting = { lookup: string; date: string; team: string }

/** Where a player was seen last before a day and first after it; the day itself does not count. */
export type Whereabouts = { before: string | undefined; after: string | undefined }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Answers where players were, from days on which somebody saw them. The order of the sightings does not matter. */
export const indexSightings = (sightings: Iterable<Sighting>) => {
  const byPlayer = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const seen = byPlayer.get(sighting.lookup)
    if (seen) seen.push(sighting)
    else byPlayer.set(sighting.lookup, [sighting])
  }
  for (const seen of byPlayer.values()) {
    seen.sort((a, b) => compare(a.date, b.date) || compare(a.team, b.team))
  }

  return {
    around: (lookup: string, date: string): Whereabouts => {
      const seen = byPlayer.get(lookup) ?? []
      const before = seen.findLast(sighting => sighting.date < date)
      const after = seen.find(sighting => sighting.date > date)
      return { before: before?.team, after: after?.team }
    },
  }
}
