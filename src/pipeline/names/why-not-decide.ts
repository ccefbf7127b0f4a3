import { standing } from './fold-decisions.ts'
import type { DecisionDraft, DecisionScope, NameDecision } from './name-decision.ts'
import { sayScope } from './scope.ts'

/** Why a decision may not be made, and the decision that stands in its way where one does. */
export type Objection = {
  readonly code: 'second-human' | 'cycle' | 'no-letters' | 'nothing-to-undo'
  readonly says: string
  readonly decision?: NameDecision
}

const touches = (kind: DecisionDraft['kind']): boolean =>
  kind === 'accept' || kind === 'new player' || kind === 'not a player' || kind === 'reject'

/**
 * Holds a decision against those that stand: one spelling never means two humans in one scope, no alias leads to another
 * alias, and a name without a letter, which every such name shares, is decided game by game.
 */
export function whyNotDecide(
  { kind, key, player, rawName, scope, undoes }: DecisionDraft,
  decisions: readonly NameDecision[],
): Objection | undefined {
  if (kind === 'undo') {
    const there = decisions.some(({ id }) => id === undoes)
    return there ? undefined : { code: 'nothing-to-undo', says: `There is no decision ${undoes}.` }
  }
  if (touches(kind) && key.rawLookup === '' && scope.kind !== 'game')
    return {
      code: 'no-letters',
      says: `"${rawName}" has no Latin letter; it can be decided for one game only.`,
    }
  if (kind !== 'accept' && kind !== 'new player') return undefined
  const held = standing(decisions)
  const accepted = held.filter(each => each.kind === 'accept' || each.kind === 'new player')
  const before = accepted.find(
    each =>
      each.key.rawLookup === key.rawLookup &&
      sameScope(each.scope, scope) &&
      each.player?.lookup !== player?.lookup &&
      // Two rows of one last name on one list may mean two people.
      !(scope.kind === 'game' && key.source === 'gamebook'),
  )
  if (before)
    return {
      code: 'second-human',
      says: `${rawName} means ${before.player?.name} in ${sayScope(scope)}: ${before.by.name} said so on ${before.at.slice(0, 10)}.`,
      decision: before,
    }
  const further = accepted.find(
    each => each.key.rawLookup === player?.lookup && each.player?.lookup !== player?.lookup,
  )
  if (further)
    return {
      code: 'cycle',
      says: `${player?.lookup} is itself a spelling of ${further.player?.lookup}: ${further.by.name} said so on ${further.at.slice(0, 10)}.`,
      decision: further,
    }
  return undefined
}

const sameScope = (a: DecisionScope, b: DecisionScope): boolean => JSON.stringify(a) === JSON.stringify(b)
