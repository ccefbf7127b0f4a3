import type { DecisionDraft, DecisionScope } from '../../pipeline/names/name-decision.ts'
import { sayScope } from '../../pipeline/names/scope.ts'
import { plural } from '../words/plural.ts'
import type { NameCard } from './name-card.ts'

/** A decision on a card, with the evidence as it was shown. */
export const draftFor = (
  card: NameCard,
  kind: DecisionDraft['kind'],
  scope: DecisionScope,
  { player, until }: Pick<DecisionDraft, 'player' | 'until'>,
): DecisionDraft => ({
  kind,
  key: card.key,
  rawName: card.rawName,
  scope,
  ...(player ? { player: { lookup: player.lookup, name: player.name } } : {}),
  ...(until ? { until } : {}),
  evidence: { verdict: card.verdict, games: card.games, candidates: card.candidates },
})

/** Why a decision would be wrong, in words; undefined when it may be made. */
export function refuseDraft(card: NameCard, { kind, player, scope }: DecisionDraft): string | undefined {
  if (kind === 'new player' && (!player || player.lookup === ''))
    return 'A new player needs a name with letters of it.'
  if (kind !== 'accept' && kind !== 'new player' && kind !== 'reject') return undefined
  const offered = card.scopes.find(each => each.scope.kind === scope.kind)
  // Accepting contradicts every other meaning of the spelling, rejecting the one that it rejects.
  const [other] = (offered?.means ?? []).filter(
    ({ lookup }) => (lookup === player?.lookup) === (kind === 'reject'),
  )
  // Near enough, an acceptance leaves the others what they are where he cannot be; a rejection takes the name from him.
  const isNear = kind !== 'reject' && scope.kind !== 'everywhere'
  if (!other || (isNear && other.lookup !== card.key.rawLookup)) return undefined
  return `${sayScope(scope)} is too wide: there ${card.rawName} means ${other.name} in ${plural(other.places, 'place')}. Choose a nearer scope.`
}
