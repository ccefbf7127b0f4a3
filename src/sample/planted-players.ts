import type { Identity, Position } from './players.ts'

export type SpellingTrouble = 'suffix' | 'accent' | 'nickname' | 'same-last-name'

/**
 * Players whose names make trouble, at a fixed place in the first season's rosters. They never retire, move or get
 * hurt in the first season, so that their trouble is there from the first days on.
 */
export type PlantedPlayer = Identity & {
  readonly trouble: SpellingTrouble
  readonly team: string
  /** Place in the team, 0 is the star. */
  readonly rank: number
  readonly position: Position
}

export const plantedPlayers: readonly PlantedPlayer[] = [
  {
    trouble: 'suffix',
    team: 'BOS',
    rank: 1,
    position: 'F',
    firstName: 'Tavian',
    lastName: 'Rookwell Jr.',
    playByPlay: 'Tavian Rookwell',
    roster: 'Tavian Rookwell',
  },
  {
    trouble: 'accent',
    team: 'DEN',
    rank: 0,
    position: 'C',
    firstName: 'Nikolás',
    lastName: 'Vučenović',
    playByPlay: 'Nikolas Vucenovic',
  },
  {
    trouble: 'nickname',
    team: 'CHI',
    rank: 2,
    position: 'G',
    firstName: 'Nicolas',
    lastName: 'Achterveld',
    playByPlay: 'Nic Achterveld',
    roster: 'Nic Achterveld',
  },
  {
    trouble: 'same-last-name',
    team: 'MEM',
    rank: 4,
    position: 'G',
    firstName: 'Darnell',
    lastName: 'Whitlocke',
  },
  {
    trouble: 'same-last-name',
    team: 'MEM',
    rank: 9,
    position: 'F',
    firstName: 'Terrance',
    lastName: 'Whitlocke',
  },
]
