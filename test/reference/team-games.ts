import { rounded } from './arithmetic.ts'
import type { Game, Reference, TeamTotals } from './game.ts'
import { gamesBefore } from './player-games.ts'

/** One team's game, from its side: own and opponent's totals. */
export type TeamGame = { readonly game: Game; readonly own: TeamTotals; readonly opponent: TeamTotals }

const minutesOfRegulation = 240

/** A team's games of the date's season strictly before it, the latest first. */
export function teamGamesBefore({ games }: Reference, date: string, team: string): TeamGame[] {
  return gamesBefore(games, date).flatMap(game => {
    const own = game.totals.find(totals => totals.team === team)
    const opponent = game.totals.find(totals => totals.opponent === team)
    return own && opponent ? [{ game, own, opponent }] : []
  })
}

const possessions = ({ fga, fta, turnovers, offensiveRebounds }: TeamTotals) =>
  fga + 0.44 * fta + turnovers - offensiveRebounds

/** Possessions per 48 minutes of one game, as stored: one decimal. */
export const paceOf = (totals: TeamTotals): number | null =>
  rounded((possessions(totals) * minutesOfRegulation) / totals.minutes, 1)

/** Points per 100 possessions of one game, as stored: two decimals. */
export const ratingOf = (totals: TeamTotals): number | null =>
  rounded((100 * totals.points) / possessions(totals), 2)
