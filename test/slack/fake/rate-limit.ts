const MINUTE_MS = 60_000

/** Calls in a minute by Slack's tiers; what is not listed is tier 3. */
const perMinute: Readonly<Record<string, number>> = {
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  'users.list': 20,
  'reactions.remove': 20,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'users.info': 100,
  'chat.postEphemeral': 100,
  'conversations.members': 100,
  'auth.test': 600,
  'apps.connections.open': 600,
}
const TIER_3 = 50
/** Messages to one channel: one a second, after a short burst. */
const BURST = 5
const SECOND_MS = 1000

/** So many calls in any minute. */
const createWindow = (calls: number) => {
  let recent: number[] = []
  return (now: number): number | undefined => {
    recent = recent.filter(time => now - time < MINUTE_MS)
    const oldest = recent[0]
    if (recent.length >= calls && oldest !== undefined)
      return Math.ceil((oldest + MINUTE_MS - now) / SECOND_MS)
    recent.push(now)
    return undefined
  }
}

/** One call a second, and a store of a few that fills up again in quiet seconds. */
const createBucket = () => {
  let [left, at] = [BURST, 0]
  return (now: number): number | undefined => {
    left = Math.min(BURST, left + (now - at) / SECOND_MS)
    at = now
    if (left < 1) return Math.max(1, Math.ceil(1 - left))
    left -= 1
    return undefined
  }
}

/**
 * Slack's limits by method: calls in a minute by tier, and for messages one a second in each channel. Gives the seconds to
 * wait, or nothing when the call may pass; refused calls do not count.
 */
export const createRateLimit = (now: () => number) => {
  const gates = new Map<string, (now: number) => number | undefined>()
  return (method: string, channel: string): number | undefined => {
    const isPost = method === 'chat.postMessage'
    const key = isPost ? `${method} ${channel}` : method
    const gate = gates.get(key) ?? (isPost ? createBucket() : createWindow(perMinute[method] ?? TIER_3))
    gates.set(key, gate)
    return gate(now())
  }
}
