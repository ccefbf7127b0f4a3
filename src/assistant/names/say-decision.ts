import type { DecisionDraft } from '../../pipeline/names/name-decision.ts'
import { sayScope } from '../../pipeline/names/scope.ts'

/** A decision in one line, without who made it. */
export function sayDecision({ kind, rawName, player, scope, until }: DecisionDraft): string {
  const name = rawName === '' ? '(an empty name)' : rawName
  const whom = player ? `${player.name} (${player.lookup})` : 'nobody'
  switch (kind) {
    case 'accept':
      return `${name} is ${whom}: ${sayScope(scope)}`
    case 'new player':
      return `${name} is a new player, ${whom}: ${sayScope(scope)}`
    case 'reject':
      return `${name} is not ${whom}: ${sayScope(scope)}`
    case 'not a player':
      return `${name} is no player: ${sayScope(scope)}`
    case 'unsure':
      return `unsure about ${name}`
    case 'snooze':
      return `${name} rests until ${(until ?? '').slice(0, 10)}`
    case 'claim':
      return `${name} is being looked at until ${(until ?? '').slice(0, 16).replace('T', ' ')} UTC`
    case 'release':
      return `${name} is free again`
    case 'undo':
      return `taken back: what was decided of ${name}`
  }
}
