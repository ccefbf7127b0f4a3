import type { NameDecision } from '../../pipeline/names/name-decision.ts'
import { plural } from '../words/plural.ts'
import type { CardCandidate, NameCard } from './name-card.ts'
import {
  cardOf,
  doneOf,
  type FlowDone,
  type FlowResult,
  type FlowWish,
  forward,
  type NameFlow,
  say,
} from './name-flow.ts'
import { sayDecision } from './say-decision.ts'

const MOST_CANDIDATES = 5

/** What came of the wish; the card that follows is shown at once. */
export function tellFlow(given: NameFlow, result: FlowResult): NameFlow {
  const { wish } = given
  const flow: NameFlow = { ...given, wish: undefined, notices: [] }
  switch (result.kind) {
    case 'found':
      return withCandidates(flow, result)
    case 'refused':
      return say(flow, result.says)
    case 'taken':
      return taken(flow, result.by)
    case 'written':
      return wish?.wants === 'decide' ? written(flow, wish, result.decisions) : flow
  }
}

function written(
  flow: NameFlow,
  wish: Extract<FlowWish, { wants: 'decide' }>,
  decisions: readonly NameDecision[],
): NameFlow {
  const [first] = decisions
  if (first?.kind === 'undo') {
    const done = flow.done.filter(({ card }) => !wish.cards.includes(card))
    return say({ ...flow, done }, 'Taken back; the candidates are as they were.')
  }
  if (first?.kind === 'reject') return rejected(flow, first)
  const done = wish.cards.map(
    (card, i): FlowDone => ({
      card,
      decisions: decisions.filter((_, n) => n === i),
      says: decisions[i] ? sayDecision(decisions[i]) : wish.says,
      isWhole: true,
    }),
  )
  const after: NameFlow = { ...flow, done: [...flow.done, ...done] }
  const shown = cardOf(flow)
  const left = shown && first ? remainder(shown, first) : undefined
  if (shown && left) {
    const cards = flow.cards.map(each => (each.id === shown.id ? left : each))
    const decided = {
      ...flow,
      cards,
      done: [...flow.done, ...done.map(each => ({ ...each, isWhole: false }))],
    }
    return say(decided, `${done[0]?.says}; ${plural(left.games.length, 'more game')} of the same name:`)
  }
  return say(forward(coverOthers(after, decisions), flow.at + 1), ...done.map(({ says }) => says))
}

/** A decision for one game leaves the other games of the name open. */
function remainder(card: NameCard, { scope, kind }: NameDecision): NameCard | undefined {
  if (scope.kind !== 'game' || kind === 'snooze' || kind === 'unsure') return undefined
  const games = card.games.filter(game => game !== scope.gameId)
  if (games.length === 0 || games.length === card.games.length) return undefined
  const [next] = games
  const scopes = card.scopes.map(each =>
    each.scope.kind === 'game' && next
      ? { ...each, scope: { ...each.scope, gameId: next }, says: `${each.scope.team} in game ${next}` }
      : each,
  )
  return { ...card, games, occurrences: card.occurrences - 1, scopes }
}

/** Other cards of the same spelling that a wide scope has settled with it. */
function coverOthers(flow: NameFlow, decisions: readonly NameDecision[]): NameFlow {
  const covered = flow.cards.flatMap((card): FlowDone[] => {
    if (doneOf(flow, card)) return []
    const decision = decisions.find(
      ({ kind, key, scope }) =>
        (kind === 'accept' || kind === 'new player' || kind === 'not a player') &&
        key.rawLookup === card.key.rawLookup &&
        ((scope.kind === 'team season' && scope.team === card.key.team && scope.season === card.key.season) ||
          (scope.kind === 'source' && scope.source === card.key.source) ||
          scope.kind === 'everywhere'),
    )
    return decision
      ? [{ card: card.id, decisions: [decision], says: sayDecision(decision), isWhole: true }]
      : []
  })
  return { ...flow, done: [...flow.done, ...covered] }
}

/** The card stays, with one candidate less. */
function rejected(flow: NameFlow, decision: NameDecision): NameFlow {
  const card = cardOf(flow)
  const { player } = decision
  if (!card || !player) return flow
  const candidates = card.candidates.filter(({ lookup }) => lookup !== player.lookup)
  const { clear, ...rest } = card
  const left: NameCard = { ...rest, candidates, ...(clear && clear !== player.lookup ? { clear } : {}) }
  const cards = flow.cards.map(each => (each.id === card.id ? left : each))
  const rejections = [...flow.rejections, decision]
  return say({ ...flow, cards, rejections }, `Remembered: ${card.rawName} is not ${player.name}.`)
}

function taken(flow: NameFlow, by: readonly NameDecision[]): NameFlow {
  const words = by.map(
    decision =>
      `${decision.by.name} decided a moment ago: ${sayDecision(decision)}. Nothing of yours was written.`,
  )
  const card = cardOf(flow)
  const done = card && by.some(({ kind }) => kind !== 'reject' && kind !== 'claim' && kind !== 'release')
  const after: NameFlow = done
    ? {
        ...flow,
        done: [
          ...flow.done,
          { card: card.id, decisions: [], says: sayDecision(by.at(-1) as NameDecision), isWhole: true },
        ],
      }
    : flow
  return say(done ? forward(after, flow.at + 1) : after, ...words)
}

function withCandidates(
  flow: NameFlow,
  { text, candidates }: Extract<FlowResult, { kind: 'found' }>,
): NameFlow {
  const card = cardOf(flow)
  if (!card) return flow
  if (candidates.length === 0) return say(flow, `Nobody is called ${text}.`)
  const found: readonly CardCandidate[] = candidates.slice(0, MOST_CANDIDATES)
  const cards = flow.cards.map(each => (each.id === card.id ? { ...card, candidates: found } : each))
  return say({ ...flow, cards }, `Found for ${text}:`)
}
