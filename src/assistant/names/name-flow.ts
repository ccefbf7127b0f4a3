import type { DecisionDraft, NameDecision } from '../../pipeline/names/name-decision.ts'
import type { CardCandidate, NameCard } from './name-card.ts'

/** What was decided in this session, per card. */
export type FlowDone = {
  readonly card: string
  readonly decisions: readonly NameDecision[]
  /** In words: `Nic Claxton is Nic Claxton (all of bigdataball)`. */
  readonly says: string
  /** False when only some of the name's games were decided. */
  readonly isWhole: boolean
}

/** What the flow waits for before it goes on. Whoever drives it does it and tells the flow what came of it. */
export type FlowWish =
  | {
      readonly wants: 'decide'
      readonly drafts: readonly DecisionDraft[]
      readonly cards: readonly string[]
      readonly says: string
    }
  | { readonly wants: 'search'; readonly text: string }

/** A question within the flow, answered by yes or no. */
export type FlowQuestion = {
  readonly about: 'bulk' | 'clear'
  readonly picks: readonly { readonly card: string; readonly lookup: string }[]
  readonly says: readonly string[]
}

/** Where a session stands. A plain value: the same in a terminal and in Slack. */
export type NameFlow = {
  readonly cards: readonly NameCard[]
  /** Index of the card shown; `cards.length` behind the last. */
  readonly at: number
  /** Index of the scope chosen, by card id. */
  readonly scopes: Readonly<Record<string, number>>
  readonly done: readonly FlowDone[]
  /** Said in this session of cards that stay open: whom a name does not mean. */
  readonly rejections: readonly NameDecision[]
  readonly question?: FlowQuestion | undefined
  readonly wish?: FlowWish | undefined
  /** To be said above the next card. */
  readonly notices: readonly string[]
  readonly hasEnded: boolean
}

export type FlowAction =
  /** `n` counts from 1, as the candidates are shown. */
  | { readonly kind: 'accept' | 'reject'; readonly n: number }
  | { readonly kind: 'new player'; readonly name: string }
  | { readonly kind: 'not a player' | 'unsure' }
  | { readonly kind: 'snooze'; readonly until: string }
  | { readonly kind: 'search'; readonly text: string }
  /** The scope of that number, from 1; without one the next wider one. */
  | { readonly kind: 'scope'; readonly n?: number }
  | { readonly kind: 'bulk' | 'clear' | 'yes' | 'no' | 'previous' | 'next' | 'take back' | 'leave' }

/** What came of a wish. */
export type FlowResult =
  | { readonly kind: 'written'; readonly decisions: readonly NameDecision[] }
  | { readonly kind: 'taken'; readonly by: readonly NameDecision[] }
  /** It may not be decided so; nothing was written. */
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'found'; readonly text: string; readonly candidates: readonly CardCandidate[] }

export const beginFlow = (cards: readonly NameCard[]): NameFlow => ({
  cards,
  at: 0,
  scopes: {},
  done: [],
  rejections: [],
  notices: [],
  hasEnded: cards.length === 0,
})

export const cardOf = ({ cards, at }: NameFlow): NameCard | undefined => cards[at]

export const doneOf = ({ done }: NameFlow, card: NameCard): FlowDone | undefined =>
  done.findLast(each => each.card === card.id && each.isWhole)

/** With something to be said above the next card. */
export const say = (flow: NameFlow, ...notices: readonly string[]): NameFlow => ({ ...flow, notices })

/** To the next name that nobody decided yet; behind the last one the flow is over. */
export function forward(flow: NameFlow, from: number): NameFlow {
  const next = flow.cards.findIndex((card, i) => i >= from && !doneOf(flow, card))
  const at = next < 0 ? flow.cards.length : next
  return { ...flow, at, hasEnded: at >= flow.cards.length }
}

/** The decisions that this session made and did not take back. */
export const madeIn = ({ done, rejections }: NameFlow): readonly NameDecision[] => [
  ...new Map(
    [...rejections, ...done.flatMap(({ decisions }) => decisions)].map(each => [each.id, each]),
  ).values(),
]
