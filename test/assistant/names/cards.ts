import type { CardCandidate, NameCard } from '../../../src/assistant/names/name-card.ts'
import type { NameFlow } from '../../../src/assistant/names/name-flow.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { tellFlow } from '../../../src/assistant/names/tell-flow.ts'
import type { NameDecision } from '../../../src/pipeline/names/name-decision.ts'

export const candidate = (name: string, more: Partial<CardCandidate> = {}): CardCandidate => ({
  lookup: name.toLowerCase().replaceAll(' ', ''),
  name,
  teams: ['BKN'],
  score: 0.5,
  reasons: ['same last name', 'active for BKN in this game, 31.2 min'],
  against: [],
  ...more,
})

export const card = (id: string, more: Partial<NameCard> = {}): NameCard => ({
  key: { source: 'bigdataball', rawLookup: 'claxton', team: 'BKN', season: '2021-22' },
  id,
  rawName: 'Claxton',
  alsoPrinted: [],
  occurrences: 2,
  games: ['20211103_BKN_ATL', '20211105_BKN_DET'],
  dates: ['2021-11-03', '2021-11-05'],
  impact: { rows: 1200, cells: 14, dates: 9 },
  verdict: 'the name alone does not say it: Nic Claxton, Speedy Claxton',
  candidates: [candidate('Nic Claxton'), candidate('Speedy Claxton')],
  scopes: [
    {
      scope: { kind: 'game', gameId: '20211103_BKN_ATL', team: 'BKN' },
      says: 'BKN in game 20211103_BKN_ATL',
      means: [],
      places: 1,
      dates: 1,
    },
    {
      scope: { kind: 'team season', team: 'BKN', season: '2021-22' },
      says: 'BKN in 2021-22',
      means: [],
      places: 2,
      dates: 2,
    },
    {
      scope: { kind: 'source', source: 'bigdataball' },
      says: 'all of bigdataball',
      means: [],
      places: 2,
      dates: 2,
    },
    {
      scope: { kind: 'everywhere' },
      says: 'everywhere',
      means: [{ lookup: 'speedyclaxton', name: 'Speedy Claxton', places: 3 }],
      places: 2,
      dates: 2,
    },
  ],
  ...more,
})

let ids = 0

/** Writes what a flow wishes, as a desk does. */
export const wish = (
  flow: NameFlow,
): { readonly flow: NameFlow; readonly decisions: readonly NameDecision[] } => {
  if (flow.wish?.wants !== 'decide') throw new Error('the flow wishes no decision')
  const decisions = flow.wish.drafts.map(
    (draft): NameDecision => ({
      ...draft,
      id: `n${++ids}`,
      at: '2021-12-01T00:00:00.000Z',
      by: { id: 'ana', name: 'ana' },
    }),
  )
  return { flow: tellFlow(flow, { kind: 'written', decisions }), decisions }
}

/** One action and its decision. */
export const decide = (flow: NameFlow, action: Parameters<typeof stepFlow>[1]) =>
  wish(stepFlow(flow, action)).flow
