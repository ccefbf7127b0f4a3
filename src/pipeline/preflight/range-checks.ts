import type { Check } from './check.ts'
import { gameFilesChecks } from './phase1/game-files-check.ts'
import { injuryFilesCheck } from './phase1/injury-files-check.ts'
import { rosterFilesCheck } from './phase1/roster-files-check.ts'
import { scheduleFilesCheck } from './phase1/schedule-files-check.ts'
import { gameRowsChecks } from './phase2/game-rows-check.ts'
import { inactiveNamesCheck } from './phase2/inactive-names-check.ts'
import { nameJoinsChecks } from './phase2/name-joins-check.ts'
import { newFilesCheck } from './phase2/new-files-check.ts'
import { quarantineCheck } from './phase2/quarantine-check.ts'
import { scheduleRowsCheck } from './phase2/schedule-rows-check.ts'
import { phase3CoverageCheck } from './phase3/phase3-coverage-check.ts'
import { bootstrapCheck } from './phase4/bootstrap-check.ts'
import { failedDaysCheck } from './phase4/failed-days-check.ts'
import { openFailuresCheck } from './phase4/open-failures-check.ts'
import { staleCheck } from './phase4/stale-check.ts'
import type { RangeContext } from './range-context.ts'

/** What a range needs and has, lowest phase first. */
export const rangeChecks: readonly Check<RangeContext>[] = [
  scheduleFilesCheck,
  ...gameFilesChecks,
  injuryFilesCheck,
  rosterFilesCheck,
  scheduleRowsCheck,
  ...gameRowsChecks,
  newFilesCheck,
  quarantineCheck,
  ...nameJoinsChecks,
  inactiveNamesCheck,
  phase3CoverageCheck,
  failedDaysCheck,
  openFailuresCheck,
  staleCheck,
  bootstrapCheck,
]

/** What has to be right before a phase runs: the phases below it, and for the last one what it left behind itself. */
export const checksFor = (phase: 2 | 3 | 4): readonly Check<RangeContext>[] =>
  rangeChecks.filter(check => typeof check.phase === 'number' && (check.phase < phase || phase === 4))
