import type { DecisionDraft, NameDecision } from '../../../src/pipeline/names/name-decision.ts'

/** A draft about `Nic Claxton` of play-by-play, but for what is said. */
export const draftOf = (more: Partial<DecisionDraft> = {}): DecisionDraft => ({
  kind: 'accept',
  key: { source: 'bigdataball', rawLookup: 'nicclaxton', team: 'BKN', season: '2021-22' },
  rawName: 'Nic Claxton',
  player: { lookup: 'nicolasclaxton', name: 'Nicolas Claxton' },
  scope: { kind: 'team season', team: 'BKN', season: '2021-22' },
  ...more,
})

/** The n-th decision of a list: later ones have later times. */
export const decisionOf = (n: number, more: Partial<DecisionDraft> = {}): NameDecision => ({
  ...draftOf(more),
  id: `d${String(n).padStart(3, '0')}`,
  at: new Date(Date.UTC(2021, 11, 1, 12, 0, n)).toISOString(),
  by: { id: 'ana', name: 'ana' },
})
