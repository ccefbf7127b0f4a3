import { planLeague, type SampleOptions } from './sample-league.ts'
import type { Trouble } from './troubles.ts'

/** What is wrong in the sample league on purpose, for the same options that its files are made with. */
export const plantedTroubles = (options: SampleOptions): readonly Trouble[] =>
  planLeague(options).flatMap(plan => plan.troubles.list)
