import { pdc } from '../tables/precompute/pdc.ts'
import { psza } from '../tables/precompute/psza.ts'
import { tdza } from '../tables/precompute/tdza.ts'

const minimums: Readonly<Record<string, number | undefined>> = {
  psza: psza.columns.games_in_sample_10.min,
  pdc: pdc.columns.games_played_season.min,
  tdza: tdza.columns.games_in_sample.min,
}

/** Games before the date that a table asks for, as its contract has them; undefined where it asks for none. */
export const minimumGames = (target: string): number | undefined => minimums[target]
