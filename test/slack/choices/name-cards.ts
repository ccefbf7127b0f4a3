import type { CardCandidate, NameCard } from '../../../src/assistant/names/name-card.ts'

export const candidate = (name: string, more: Partial<CardCandidate> = {}): CardCandidate => ({
  lookup: name.toLowerCase().replaceAll(/[^a-z]/g, ''),
  name,
  teams: ['DEN'],
  score: 0.5,
  reasons: ['same last name', 'active for DEN that night, 31.2 min'],
  against: [],
  ...more,
})

export const nameCard = (rawName: string, more: Partial<NameCard> = {}): NameCard => ({
  key: { source: 'bigdataball', rawLookup: rawName.toLowerCase(), team: 'DEN', season: '2021-22' },
  id: `card of ${rawName}`,
  rawName,
  alsoPrinted: [],
  occurrences: 2,
  games: ['20211103_DEN_MEM', '20211105_DEN_HOU'],
  dates: ['2021-11-03', '2021-11-05'],
  impact: { rows: 1200, cells: 14, dates: 9 },
  verdict: 'the name alone does not say it',
  candidates: [candidate(`First ${rawName}`), candidate(`Second ${rawName}`)],
  scopes: [
    {
      scope: { kind: 'team season', team: 'DEN', season: '2021-22' },
      says: 'DEN in 2021-22',
      means: [],
      places: 2,
      dates: 2,
    },
    {
      scope: { kind: 'source', source: 'bigdataball' },
      says: 'all of bigdataball',
      means: [],
      places: 3,
      dates: 3,
    },
  ],
  ...more,
})

/** Two Williamses of one team, as the rules cannot tell them apart. */
export const williams = nameCard('Williams', {
  key: { source: 'gamebook', rawLookup: 'williams', team: 'MEM', season: '2021-22' },
  scopes: [
    {
      scope: { kind: 'game', gameId: '20211103_DEN_MEM', team: 'MEM' },
      says: 'MEM in game 20211103_DEN_MEM',
      means: [],
      places: 1,
      dates: 1,
    },
    {
      scope: { kind: 'team season', team: 'MEM', season: '2021-22' },
      says: 'MEM in 2021-22',
      means: [],
      places: 2,
      dates: 2,
    },
    {
      scope: { kind: 'source', source: 'gamebook' },
      says: 'all of gamebook',
      means: [{ lookup: 'grantwilliams', name: 'Grant Williams', places: 4 }],
      places: 6,
      dates: 5,
    },
  ],
  occurrences: 1,
  games: ['20211103_DEN_MEM'],
  dates: ['2021-11-03'],
  verdict: 'two players of that last name are on the roster: Kenrich Williams, Ziaire Williams',
  candidates: [
    candidate('Kenrich Williams', {
      teams: ['MEM'],
      score: 0.48,
      reasons: ['same last name', 'on the roster of MEM that night', 'did not play'],
      against: ['played for MEM on the day before'],
    }),
    candidate('Ziaire Williams', {
      teams: ['MEM'],
      score: 0.46,
      reasons: ['same last name', 'on the roster of MEM that night'],
    }),
  ],
})
