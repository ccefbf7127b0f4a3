import { percentOf, ratio, rounded, sum } from './arithmetic.ts'
import type { Reference, ReferenceRow } from './game.ts'
import { type PlayerGame, playerGamesBefore } from './player-games.ts'
import { countZones, type ZoneCounts } from './zone-counts.ts'

const shortWindow = 10
const longWindow = 20
const longMinimum = 15

/** Shot zones of every player who played or shot before the date this season: domain.md §3.5, decisions 1, 5 and 6. */
export function referencePsza(reference: Reference, date: string): ReferenceRow[] {
  const rows: ReferenceRow[] = []
  for (const [lookup, all] of playerGamesBefore(reference, date)) {
    const games = all.filter(({ line }) => line.seconds > 0 || line.fga > 0)
    if (games.length > 0) rows.push(toRow(lookup, date, games))
  }
  return rows
}

function toRow(player_lookup: string, analysis_date: string, games: readonly PlayerGame[]): ReferenceRow {
  const [short, long] = [games.slice(0, shortWindow), games.slice(0, longWindow)]
  const entity = {
    player_lookup,
    analysis_date,
    games_in_sample_10: short.length,
    games_in_sample_20: long.length,
  }
  if (short.length < shortWindow) return { ...entity, failure_category: 'INSUFFICIENT_DATA' }

  const zones = countZones(short.map(toShooting))
  const rates = zoneRates(zones)
  const longZones = long.length >= longMinimum ? countZones(long.map(toShooting)) : undefined
  return {
    ...entity,
    failure_category: null,
    paint_rate_last_10: rates.paint,
    mid_range_rate_last_10: rates.mid_range,
    three_pt_rate_last_10: rates.three,
    paint_pct_last_10: rounded(ratio(zones.makes.paint, zones.attempts.paint), 3),
    mid_range_pct_last_10: rounded(ratio(zones.makes.mid_range, zones.attempts.mid_range), 3),
    three_pt_pct_last_10: rounded(ratio(zones.makes.three, zones.attempts.three), 3),
    paint_attempts_per_game: rounded(ratio(zones.attempts.paint, zones.games), 1),
    mid_range_attempts_per_game: rounded(ratio(zones.attempts.mid_range, zones.games), 1),
    three_pt_attempts_per_game: rounded(ratio(zones.attempts.three, zones.games), 1),
    total_shots_last_10: allAttempts(zones) || null,
    zone_games_available: zones.games,
    sample_quality_10: 'excellent',
    paint_rate_last_20: longZones ? zoneRates(longZones).paint : null,
    paint_pct_last_20: longZones ? rounded(ratio(longZones.makes.paint, longZones.attempts.paint), 3) : null,
    sample_quality_20: long.length >= 20 ? 'excellent' : long.length >= 14 ? 'good' : 'limited',
    assisted_rate_last_10: assistedRate(short),
    unassisted_rate_last_10: unassistedRate(short),
    primary_scoring_zone: primaryZone(rates),
    data_quality_tier: 'high',
  }
}

const toShooting = ({ line, shots }: PlayerGame) => ({ shots, tpa: line.tpa, tpm: line.tpm })

const allAttempts = ({ attempts }: ZoneCounts) => attempts.paint + attempts.mid_range + attempts.three

function zoneRates(zones: ZoneCounts) {
  const rate = (attempts: number) => rounded(percentOf(attempts, allAttempts(zones)), 2)
  return {
    paint: rate(zones.attempts.paint),
    mid_range: rate(zones.attempts.mid_range),
    three: rate(zones.attempts.three),
  }
}

/** Assisted shots in percent of the field goals made, over the games with play-by-play. */
export const assistedRate = (games: readonly PlayerGame[]): number | null =>
  shareOfMakes(games, shot => shot.assisted)

const unassistedRate = (games: readonly PlayerGame[]) => shareOfMakes(games, shot => !shot.assisted)

function shareOfMakes(
  games: readonly PlayerGame[],
  isCounted: (shot: { assisted: boolean }) => boolean,
): number | null {
  const withZones = games.filter(({ shots }) => shots !== undefined)
  const counted = sum(
    withZones,
    ({ shots }) => (shots ?? []).filter(shot => shot.made && isCounted(shot)).length,
  )
  return rounded(
    percentOf(
      counted,
      sum(withZones, ({ line }) => line.fgm),
    ),
    2,
  )
}

function primaryZone(rates: {
  paint: number | null
  mid_range: number | null
  three: number | null
}): string | null {
  const { paint, mid_range, three } = rates
  if (paint === null || mid_range === null || three === null) return null
  if (paint >= 40) return 'paint'
  if (three >= 40) return 'perimeter'
  if (mid_range >= 35) return 'mid_range'
  return 'balanced'
}
