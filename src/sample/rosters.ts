import { firstNames, lastNames, suffixes } from './names.ts'
import { plantedPlayers } from './planted-players.ts'
import { type Identity, type Player, type Position, playerMaker } from './players.ts'
import { type Random, randomOf } from './random.ts'
import type { Season } from './season-calendar.ts'
import { type Team, teamOf, teams } from './teams.ts'

/** A team's players in order of their part in the game: the star first, two-way players last. */
export type Squad = readonly Player[]

/** Two players change teams; from `day` on (days since the season's first) each plays for the other's team. */
type Trade = {
  readonly day: number
  readonly rank: number
  readonly between: readonly [Team, Team]
  /** In the order of `between`: who left that team. */
  readonly players: readonly [Player, Player]
}

export type SeasonRosters = {
  readonly season: Season
  readonly trade: Trade
  readonly squadOn: (team: Team, day: number) => Squad
  /** Everybody who belonged to the team at some time of the season. */
  readonly everybodyOf: (team: Team) => readonly Player[]
}

const firstTrade = { day: 45, teams: ['POR', 'ATL'], rank: 3 } as const
const laterTrade = { day: 110, rank: 4 } as const
const retires = 0.12
const positions: readonly Position[] = [
  'G',
  'F',
  'C',
  'G',
  'F',
  'G',
  'F',
  'C',
  'G',
  'F',
  'G',
  'F',
  'C',
  'G',
  'F',
  'G',
  'F',
]

/** The rosters of seasons in order; each season's grow out of the one before. */
export function rostersOf(seed: number, seasons: readonly Season[]): readonly SeasonRosters[] {
  const draft = draftRoom()
  let squads: Player[][] = []
  return seasons.map((season, nth) => {
    const random = randomOf(seed, 'rosters', season.name)
    squads = nth === 0 ? firstSquads(random, draft) : nextSquads(random, draft, squads)
    const trade = nth === 0 ? plannedTrade(squads) : drawTrade(random, squads)
    const before = squads
    squads = afterTrade(before, trade)
    return seasonRosters(season, before, squads, trade)
  })
}

type DraftRoom = (
  random: Random,
  squad: readonly (Player | undefined)[],
  rank: number,
  who?: Identity & { position: Position },
) => Player

/** Draws players; no two of the league share a full name, no two of a squad a last name (but for planted ones). */
function draftRoom(): DraftRoom {
  const make = playerMaker()
  const taken = new Set<string>()
  return (random, squad, rank, who) => {
    if (who) return make(random, who, who.position, rank)
    const families = new Set(squad.map(player => player && familyOf(player)))
    for (;;) {
      const firstName = random.pick(firstNames)
      const family = random.pick(lastNames)
      if (families.has(family) || taken.has(`${firstName} ${family}`)) continue
      taken.add(`${firstName} ${family}`)
      const lastName = random.chance(0.05) ? `${family} ${random.pick(suffixes)}` : family
      return make(random, { firstName, lastName }, positions[rank] ?? 'F', rank)
    }
  }
}

const familyOf = (player: Player): string => player.lastName.split(' ')[0] as string

const isPlanted = (player: Player): boolean =>
  plantedPlayers.some(
    planted => planted.firstName === player.firstName && planted.lastName === player.lastName,
  )

function firstSquads(random: Random, draft: DraftRoom): Player[][] {
  return teams.map(team => {
    const squad: (Player | undefined)[] = Array.from({ length: random.between(15, 17) }, () => undefined)
    for (const who of plantedPlayers)
      if (who.team === team.code) squad[who.rank] = draft(random, squad, who.rank, who)
    for (let rank = 0; rank < squad.length; rank++) squad[rank] ??= draft(random, squad, rank)
    return squad as Player[]
  })
}

/** Some retire and rookies take their place; then pairs of players change teams over the summer. */
function nextSquads(random: Random, draft: DraftRoom, last: readonly Squad[]): Player[][] {
  const squads = last.map(squad => [...squad])
  for (const squad of squads) {
    squad.forEach((player, rank) => {
      if (!isPlanted(player) && random.chance(retires)) squad[rank] = draft(random, squad, rank)
    })
  }
  for (let i = 0; i < 45; i++) exchange(squads, drawTrade(random, squads))
  return squads
}

function exchange(squads: Player[][], { between, players, rank }: Trade): void {
  ;(squads[between[0].index] as Player[])[rank] = players[1]
  ;(squads[between[1].index] as Player[])[rank] = players[0]
}

function afterTrade(squads: readonly Squad[], trade: Trade): Player[][] {
  const after = squads.map(squad => [...squad])
  exchange(after, trade)
  return after
}

function plannedTrade(squads: readonly Squad[]): Trade {
  const [one, other] = [teamOf(firstTrade.teams[0]), teamOf(firstTrade.teams[1])]
  for (let rank: number = firstTrade.rank; rank < 9; rank++) {
    const trade = tradeOf(squads, one, other, rank, firstTrade.day)
    if (trade) return trade
  }
  throw new Error(`${one.code} and ${other.code} share too many last names for a trade`)
}

function drawTrade(random: Random, squads: readonly Squad[]): Trade {
  for (;;) {
    const rank = random.between(laterTrade.rank, 12)
    const trade = tradeOf(squads, random.pick(teams), random.pick(teams), rank, laterTrade.day)
    if (trade) return trade
  }
}

/** The trade, unless it would bring a last name to a team that has it already. */
function tradeOf(
  squads: readonly Squad[],
  one: Team,
  other: Team,
  rank: number,
  day: number,
): Trade | undefined {
  const [left, right] = [squads[one.index]?.[rank], squads[other.index]?.[rank]]
  if (one === other || !left || !right || isPlanted(left) || isPlanted(right)) return undefined
  const clashes = (player: Player, team: Team): boolean =>
    squads[team.index]?.some(mate => familyOf(mate) === familyOf(player)) ?? false
  if (clashes(left, other) || clashes(right, one)) return undefined
  return { day, rank, between: [one, other], players: [left, right] }
}

function seasonRosters(
  season: Season,
  before: readonly Squad[],
  after: readonly Squad[],
  trade: Trade,
): SeasonRosters {
  return {
    season,
    trade,
    squadOn: (team, day) => (day < trade.day ? before : after)[team.index] as Squad,
    everybodyOf: team => [...new Set([...(before[team.index] as Squad), ...(after[team.index] as Squad)])],
  }
}
