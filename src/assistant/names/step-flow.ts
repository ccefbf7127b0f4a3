import type { DecisionDraft, NameDecision } from '../../pipeline/names/name-decision.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { plural } from '../words/plural.ts'
import { chosenScope, defaultScopeIndex } from './chosen-scope.ts'
import { draftFor, refuseDraft } from './draft-for.ts'
import type { CardCandidate, NameCard } from './name-card.ts'
import {
  cardOf,
  doneOf,
  type FlowAction,
  type FlowDone,
  type FlowResult,
  type FlowWish,
  type NameFlow,
} from './name-flow.ts'
import { sameEvidence } from './same-evidence.ts'
import { sayDecision } from './say-decision.ts'

/** One action of the person. Nothing happens outside of it: what has to be done stands in `wish`. */
export function stepFlow(given: NameFlow, action: FlowAction): NameFlow {
  const flow: NameFlow = { ...given, notices: [], wish: undefined }
  const card = cardOf(flow)
  if (action.kind === 'leave') return { ...flow, question: undefined, hasEnded: true }
  if (flow.question) return answer(flow, action)
  if (!card) return action.kind === 'previous' ? back(flow) : { ...flow, hasEnded: true }
  const done = doneOf(flow, card)
  switch (action.kind) {
    case 'previous':
      return back(flow)
    case 'next':
      return forward(flow, flow.at + 1)
    case 'take back':
      return done ? takeBack(flow, card, done) : say(flow, 'Nothing was decided of this name yet.')
    case 'scope':
      return chooseScope(flow, card, action.n)
    case 'search':
      return { ...flow, wish: { wants: 'search', text: action.text } }
    case 'clear':
      return askClear(flow)
    case 'yes':
    case 'no':
      return flow
  }
  if (done) return say(flow, 'This name is decided; take it back first.')
  switch (action.kind) {
    case 'bulk':
      return askBulk(flow, card)
    case 'accept':
    case 'reject': {
      const candidate = card.candidates[action.n - 1]
      if (!candidate) return say(flow, `There is no candidate ${action.n}.`)
      return decide(flow, card, action.kind, { player: candidate })
    }
    case 'new player':
      return decide(flow, card, 'new player', {
        player: { lookup: lookupOf(action.name), name: action.name.trim() },
      })
    case 'not a player':
    case 'unsure':
      return decide(flow, card, action.kind, {})
    case 'snooze':
      return decide(flow, card, 'snooze', { until: action.until })
  }
}

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

const say = (flow: NameFlow, ...notices: readonly string[]): NameFlow => ({ ...flow, notices })

const decide = (
  flow: NameFlow,
  card: NameCard,
  kind: DecisionDraft['kind'],
  more: Pick<DecisionDraft, 'player' | 'until'>,
): NameFlow => {
  const draft = draftFor(card, kind, chosenScope(flow, card).scope, more)
  const refusal = refuseDraft(card, draft)
  if (refusal) return say(flow, refusal)
  return {
    ...flow,
    wish: { wants: 'decide', drafts: [draft], cards: [card.id], says: sayDecision(draft) },
  }
}

const takeBack = (flow: NameFlow, card: NameCard, { decisions, says }: FlowDone): NameFlow => ({
  ...flow,
  wish: {
    wants: 'decide',
    cards: [card.id],
    says: `taken back: ${says}`,
    drafts: decisions
      .filter(({ key }) => key.rawLookup === card.key.rawLookup)
      .map(({ id, key, rawName, scope, player }) => ({
        kind: 'undo',
        key,
        rawName,
        scope,
        ...(player ? { player } : {}),
        undoes: id,
      })),
  },
})

function chooseScope(flow: NameFlow, card: NameCard, n: number | undefined): NameFlow {
  const now = flow.scopes[card.id] ?? defaultScopeIndex(card)
  const index = n === undefined ? (now + 1) % card.scopes.length : n - 1
  const chosen = card.scopes[index]
  if (!chosen) return say(flow, `There are scopes 1 to ${card.scopes.length}.`)
  return { ...flow, scopes: { ...flow.scopes, [card.id]: index } }
}

function askBulk(flow: NameFlow, card: NameCard): NameFlow {
  const [best] = card.candidates
  if (!best) return say(flow, 'There is no candidate to accept.')
  const alike = flow.cards.filter(
    each => each.id === card.id || (!doneOf(flow, each) && sameEvidence(card, each)),
  )
  const picks = alike.map(each => ({ card: each.id, lookup: best.lookup }))
  return picks.length < 2
    ? say(flow, 'No other open name has the same evidence.')
    : askPicks(flow, 'bulk', picks)
}

function askClear(flow: NameFlow): NameFlow {
  const picks = flow.cards.flatMap(each =>
    each.clear && !doneOf(flow, each) ? [{ card: each.id, lookup: each.clear }] : [],
  )
  return picks.length === 0 ? say(flow, 'No open name is clear.') : askPicks(flow, 'clear', picks)
}

/** The whole list is shown: nobody accepts what he has not seen. */
function askPicks(
  flow: NameFlow,
  about: 'bulk' | 'clear',
  picks: readonly { readonly card: string; readonly lookup: string }[],
): NameFlow {
  const drafts = draftsOf(flow, picks)
  const refused = drafts.flatMap(({ card, draft }) => refuseDraft(card, draft) ?? [])
  if (refused.length > 0) return say(flow, ...refused)
  return { ...flow, question: { about, picks, says: drafts.map(({ draft }) => sayDecision(draft)) } }
}

const draftsOf = (
  flow: NameFlow,
  picks: readonly { readonly card: string; readonly lookup: string }[],
): readonly { readonly card: NameCard; readonly draft: DecisionDraft }[] =>
  picks.flatMap(pick => {
    const card = flow.cards.find(({ id }) => id === pick.card)
    const player = card?.candidates.find(({ lookup }) => lookup === pick.lookup)
    if (!card || !player) return []
    return [{ card, draft: draftFor(card, 'accept', chosenScope(flow, card).scope, { player }) }]
  })

function answer(flow: NameFlow, action: FlowAction): NameFlow {
  const { question } = flow
  if (!question || action.kind === 'no') return { ...flow, question: undefined }
  if (action.kind !== 'yes') return flow
  const drafts = draftsOf(flow, question.picks)
  return {
    ...flow,
    question: undefined,
    wish: {
      wants: 'decide',
      drafts: drafts.map(({ draft }) => draft),
      cards: drafts.map(({ card }) => card.id),
      says: plural(drafts.length, 'name'),
    },
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
function rejected(flow: NameFlow, { player }: NameDecision): NameFlow {
  const card = cardOf(flow)
  if (!card || !player) return flow
  const candidates = card.candidates.filter(({ lookup }) => lookup !== player.lookup)
  const { clear, ...rest } = card
  const left: NameCard = { ...rest, candidates, ...(clear && clear !== player.lookup ? { clear } : {}) }
  const cards = flow.cards.map(each => (each.id === card.id ? left : each))
  return say({ ...flow, cards }, `Remembered: ${card.rawName} is not ${player.name}.`)
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

const MOST_CANDIDATES = 5

const back = (flow: NameFlow): NameFlow =>
  flow.at === 0 ? say(flow, 'This is the first name.') : { ...flow, at: flow.at - 1 }

/** To the next name that nobody decided yet; behind the last one the flow is over. */
function forward(flow: NameFlow, from: number): NameFlow {
  const next = flow.cards.findIndex((card, i) => i >= from && !doneOf(flow, card))
  const at = next < 0 ? flow.cards.length : next
  return { ...flow, at, hasEnded: at >= flow.cards.length }
}
