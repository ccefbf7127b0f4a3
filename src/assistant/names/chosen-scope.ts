import type { CardScope, NameCard } from './name-card.ts'
import type { NameFlow } from './name-flow.ts'

/** Gamebooks print last names alone, and two may share one: those are decided game by game unless somebody says more. */
export const defaultScopeIndex = ({ key, scopes }: NameCard): number => {
  const wanted = key.source === 'gamebook' ? 'game' : 'team season'
  return Math.max(
    0,
    scopes.findIndex(({ scope }) => scope.kind === wanted),
  )
}

/** The scope that a decision on the card would have now. */
export const chosenScope = (flow: Pick<NameFlow, 'scopes'>, card: NameCard): CardScope =>
  (card.scopes[flow.scopes[card.id] ?? defaultScopeIndex(card)] ?? card.scopes[0]) as CardScope
