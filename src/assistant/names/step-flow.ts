import type { DecisionDraft } from '../../pipeline/names/name-decision.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { plural } from '../words/plural.ts'
import { chosenScope, defaultScopeIndex } from './chosen-scope.ts'
import { draftFor, refuseDraft } from './draft-for.ts'
import type { NameCard } from './name-card.ts'
import { cardOf, doneOf, type FlowAction, type FlowDone, forward, type NameFlow, say } from './name-flow.ts'
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

const back = (flow: NameFlow): NameFlow =>
  flow.at === 0 ? say(flow, 'This is the first name.') : { ...flow, at: flow.at - 1 }
