/** The shooting part of a line of a box score, of a player or a team. */
export type Shooting = {
  readonly points: number
  readonly fieldGoals: Attempts
  readonly threes: Attempts
  readonly freeThrows: Attempts
}

export type Attempts = { readonly made: number; readonly attempted: number }

/** What cannot be true of a line: more made than attempted, or points that its shots do not add up to. */
export function* shootingContradictions(who: string, line: Shooting): Generator<string> {
  const { points, fieldGoals, threes, freeThrows } = line
  const kinds = { 'field goals': fieldGoals, 'three-pointers': threes, 'free throws': freeThrows }
  for (const [kind, { made, attempted }] of Object.entries(kinds)) {
    if (made > attempted) yield `${who} made ${made} ${kind} of ${attempted} attempted.`
  }
  if (threes.made > fieldGoals.made || threes.attempted > fieldGoals.attempted) {
    yield `${who} has ${threes.made}/${threes.attempted} three-pointers in ${fieldGoals.made}/${fieldGoals.attempted} field goals.`
  }
  const worth = 2 * (fieldGoals.made - threes.made) + 3 * threes.made + freeThrows.made
  if (worth !== points) yield `${who} has ${points} points, but the shots are worth ${worth}.`
}
