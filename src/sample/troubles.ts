import type { Role } from './lineup.ts'
import { plantedPlayers, type SpellingTrouble } from './planted-players.ts'
import type { Player } from './players.ts'
import type { SeasonRosters } from './rosters.ts'
import type { Game } from './schedule.ts'
import { addDays } from './season-calendar.ts'
import { type Team, teamOf } from './teams.ts'

export type PlacedGame = { readonly date: string; readonly gameId: string; readonly matchup: string }

/** Something that is wrong in the sample league on purpose: what, where and with whom. */
export type Trouble = { readonly season: string } & (
  | ({ readonly kind: 'missing-play-by-play' | 'missing-gamebook' } & PlacedGame)
  /** The day's gamebook is cut off; a newer file for the same game is whole. */
  | ({ readonly kind: 'truncated-gamebook' } & PlacedGame)
  /** The day's report is cut off and stays so. */
  | { readonly kind: 'malformed-injury-report'; readonly date: string }
  /** Not played on its date; played later under another id, unless the league ends before. */
  | ({ readonly kind: 'postponed-game'; readonly replay?: PlacedGame } & PlacedGame)
  | {
      readonly kind: 'spelling'
      readonly because: Exclude<SpellingTrouble, 'same-last-name'>
      readonly team: string
      readonly gamebook: string
      readonly playByPlay: string
      readonly roster: string
    }
  /** Two of one last name in a team; `listed` says which of them the gamebook lists as inactive in that game. */
  | ({
      readonly kind: 'same-last-name'
      readonly team: string
      readonly players: readonly [string, string]
      readonly listed: 'one' | 'both' | 'one-but-neither-played'
    } & PlacedGame)
  | {
      readonly kind: 'trade'
      readonly date: string
      readonly players: readonly { readonly name: string; readonly from: string; readonly to: string }[]
    }
)

/** Where troubles lie: the first fitting game on or after this day of the season (its first day is 0). */
type Places = {
  readonly truncatedGamebook: number
  readonly malformedReport: number
  readonly postponed: number
  readonly missingPlayByPlay: readonly number[]
  readonly missingGamebook: number
  readonly sameLastName: readonly (readonly [number, 'one' | 'both' | 'one-but-neither-played'])[]
}

const firstSeasonPlaces: Places = {
  truncatedGamebook: 17,
  malformedReport: 22,
  postponed: 25,
  missingPlayByPlay: [20, 30],
  missingGamebook: 36,
  sameLastName: [
    [19, 'one'],
    [27, 'both'],
    [34, 'one-but-neither-played'],
  ],
}

const laterPlaces: Places = {
  truncatedGamebook: 90,
  malformedReport: 40,
  postponed: 60,
  missingPlayByPlay: [70],
  missingGamebook: 105,
  sameLastName: [[80, 'one-but-neither-played']],
}

const placesOf = (first: boolean): Places => (first ? firstSeasonPlaces : laterPlaces)
export const postponedOn = (first: boolean): number => placesOf(first).postponed

const [elder, younger] = plantedPlayers.filter(player => player.trouble === 'same-last-name')
const namesakes = [elder, younger].map(player => player?.firstName)
const namesakesTeam = elder?.team ?? ''

export type SeasonTroubles = {
  readonly list: readonly Trouble[]
  /** Ids of games by what their files lack. */
  readonly withoutPlayByPlay: ReadonlySet<string>
  readonly withoutGamebook: ReadonlySet<string>
  readonly truncatedGamebook: ReadonlySet<string>
  readonly malformedReport: ReadonlySet<string>
  readonly roleOf: (game: Game, team: Team) => (player: Player) => Role | undefined
}

/** Places a season's troubles on the games that the league has; one whose game does not exist is left out. */
export function placeTroubles(
  first: boolean,
  rosters: SeasonRosters,
  games: readonly Game[],
  postponed: readonly { readonly from: Game; readonly to?: Game }[],
): SeasonTroubles {
  const places = placesOf(first)
  const season = rosters.season.name
  const lastDay = games.at(-1)?.day ?? -1
  const gameFrom = (day: number, fits: (game: Game) => boolean): Game[] =>
    games.filter(game => game.day >= day && fits(game)).slice(0, 1)
  const ofNamesakes = (game: Game): boolean =>
    game.home.code === namesakesTeam || game.away.code === namesakesTeam
  // One trouble per game, so that each can be seen and mended alone.
  const ordinary = (game: Game): boolean => !ofNamesakes(game) && postponed.every(({ to }) => to !== game)

  const playByPlay = places.missingPlayByPlay.flatMap(day => gameFrom(day, ordinary))
  const gamebook = gameFrom(places.missingGamebook, ordinary)
  const truncated = gameFrom(places.truncatedGamebook, ordinary)
  const report = gameFrom(places.malformedReport, () => true).map(game => game.date)
  const shared = places.sameLastName.flatMap(([day, listed]) =>
    gameFrom(day, ofNamesakes).map(game => ({ game, listed })),
  )
  const listedIn = new Map(shared.map(({ game, listed }) => [game.id, listed]))

  const list: Trouble[] = [
    ...truncated.map(game => ({ season, kind: 'truncated-gamebook' as const, ...placed(game) })),
    ...report.map(date => ({ season, kind: 'malformed-injury-report' as const, date })),
    ...playByPlay.map(game => ({ season, kind: 'missing-play-by-play' as const, ...placed(game) })),
    ...gamebook.map(game => ({ season, kind: 'missing-gamebook' as const, ...placed(game) })),
    ...postponed.map(({ from, to }) => ({
      season,
      kind: 'postponed-game' as const,
      ...placed(from),
      ...(to ? { replay: placed(to) } : {}),
    })),
    ...shared.map(({ game, listed }) => ({
      season,
      kind: 'same-last-name' as const,
      team: namesakesTeam,
      players: [
        `${elder?.firstName} ${elder?.lastName}`,
        `${younger?.firstName} ${younger?.lastName}`,
      ] as const,
      listed,
      ...placed(game),
    })),
    ...(first ? spellings(rosters) : []),
    ...(rosters.trade.day <= lastDay ? [traded(rosters)] : []),
  ]

  return {
    list,
    withoutPlayByPlay: new Set(playByPlay.map(game => game.id)),
    withoutGamebook: new Set(gamebook.map(game => game.id)),
    truncatedGamebook: new Set(truncated.map(game => game.id)),
    malformedReport: new Set(report),
    roleOf: (game, team) => {
      const listed = team.code === namesakesTeam ? listedIn.get(game.id) : undefined
      return player =>
        listed && player.lastName === elder?.lastName ? namesakeRole(player, listed) : undefined
    },
  }
}

function namesakeRole(player: Player, listed: 'one' | 'both' | 'one-but-neither-played'): Role {
  if (listed === 'both' || player.firstName === namesakes[1]) return 'inactive'
  return listed === 'one' ? 'active' : 'unlisted'
}

const placed = (game: Game): PlacedGame => ({
  date: game.date,
  gameId: game.id,
  matchup: `${game.away.code}@${game.home.code}`,
})

function spellings(rosters: SeasonRosters): Trouble[] {
  return plantedPlayers.flatMap(planted => {
    const player = rosters.everybodyOf(teamOf(planted.team)).find(one => one.lastName === planted.lastName)
    if (!player || planted.trouble === 'same-last-name') return []
    const { season } = rosters
    return [
      {
        season: season.name,
        kind: 'spelling',
        because: planted.trouble,
        team: planted.team,
        ...player.spelling,
      },
    ]
  })
}

function traded({ season, trade }: SeasonRosters): Trouble {
  const [one, other] = trade.between
  const name = (player: Player): string => player.spelling.gamebook
  return {
    season: season.name,
    kind: 'trade',
    date: addDays(season.firstDay, trade.day),
    players: [
      { name: name(trade.players[0]), from: one.code, to: other.code },
      { name: name(trade.players[1]), from: other.code, to: one.code },
    ],
  }
}
