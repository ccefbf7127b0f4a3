import { type NameDecision, type NameKey, sameKey } from './name-decision.ts'
import { covers } from './scope.ts'

/** Where a name stands. */
export type NameState =
  | { readonly is: 'open'; readonly unsure?: NameDecision }
  /** Somebody said whom it means. */
  | { readonly is: 'accepted' | 'not a player'; readonly decision: NameDecision }
  | { readonly is: 'snoozed' | 'claimed'; readonly decision: NameDecision }

/** In the order in which they were made; each once, however often it was handed in. */
export const inOrder = (decisions: readonly NameDecision[]): readonly NameDecision[] =>
  [...new Map(decisions.map(decision => [decision.id, decision])).values()].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
  )

/** The decisions that still hold: an undo takes one back, and is a decision that can be taken back itself. */
export function standing(decisions: readonly NameDecision[]): readonly NameDecision[] {
  const undone = new Set<string>()
  // Backwards: whatever could take an undo back comes after it.
  for (const { id, kind, undoes } of inOrder(decisions).toReversed()) {
    if (kind === 'undo' && undoes !== undefined && !undone.has(id)) undone.add(undoes)
  }
  return inOrder(decisions).filter(({ id, kind }) => kind !== 'undo' && !undone.has(id))
}

/**
 * What the standing decisions make of one name: the last word counts. Snoozes and claims end by themselves; a rejection
 * leaves the name open, with one candidate less.
 *
 * @param games the games of which the name is asked
 */
export function stateOf(
  key: NameKey,
  games: readonly string[],
  decisions: readonly NameDecision[],
  now: Date,
): NameState {
  const at = now.toISOString()
  let state: NameState = { is: 'open' }
  for (const decision of standing(decisions)) {
    if (decision.key.rawLookup !== key.rawLookup) continue
    const own = sameKey(decision.key, key)
    const covered = games.every(gameId => covers(decision.scope, { ...key, gameId }))
    switch (decision.kind) {
      case 'accept':
      case 'new player':
        if (covered) state = { is: 'accepted', decision }
        break
      case 'not a player':
        if (covered) state = { is: 'not a player', decision }
        break
      case 'unsure':
        if (own) state = { is: 'open', unsure: decision }
        break
      case 'snooze':
      case 'claim':
        if (own && (decision.until ?? '') > at)
          state = { is: decision.kind === 'snooze' ? 'snoozed' : 'claimed', decision }
        break
      case 'release':
        if (own && (state.is === 'claimed' || state.is === 'snoozed')) state = { is: 'open' }
        break
    }
  }
  return state
}
