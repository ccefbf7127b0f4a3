export type GameKind = 'pre-season' | 'regular' | 'all-star' | 'playoffs' | 'play-in' | 'cup final'

const kinds: Readonly<Record<string, GameKind>> = {
  '001': 'pre-season',
  '002': 'regular',
  '003': 'all-star',
  '004': 'playoffs',
  '005': 'play-in',
  '006': 'cup final',
}

/** What kind of game a ten-digit NBA id names; undefined for a kind that did not exist when this was written. */
export const gameKindOf = (nbaGameId: string): GameKind | undefined => kinds[nbaGameId.slice(0, 3)]

/** Whether the pipeline loads such games: those whose statistics the NBA counts to a season or its playoffs. */
export const isLoaded = (kind: GameKind | undefined): boolean =>
  kind === 'regular' || kind === 'playoffs' || kind === 'play-in'
