import type { TableContract } from '../../warehouse/table-contract.ts'
import { pgs } from './analytics/pgs.ts'
import { tdgs } from './analytics/tdgs.ts'
import { togs } from './analytics/togs.ts'
import { upgc } from './analytics/upgc.ts'
import { utgc } from './analytics/utgc.ts'
import { ledgerAudit } from './ledger/audit.ts'
import { ledgerEvents } from './ledger/events.ts'
import { ledgerLeases } from './ledger/leases.ts'
import { ledgerRuns } from './ledger/runs.ts'
import { ledgerSchedules } from './ledger/schedules.ts'
import { mlfs } from './precompute/mlfs.ts'
import { pcf } from './precompute/pcf.ts'
import { pdc } from './precompute/pdc.ts'
import { psza } from './precompute/psza.ts'
import { tdza } from './precompute/tdza.ts'
import { gamebook } from './raw/gamebook.ts'
import { injuryReport } from './raw/injury-report.ts'
import { playByPlay } from './raw/play-by-play.ts'
import { roster } from './raw/roster.ts'
import { schedule } from './raw/schedule.ts'
import { teamBoxscore } from './raw/team-boxscore.ts'
import { nameDecisions } from './reference/name-decisions.ts'
import { nbaPlayersRegistry } from './reference/nba-players-registry.ts'
import { playerAliases } from './reference/player-aliases.ts'
import { precomputeFailures } from './reference/precompute-failures.ts'
import { processorRunHistory } from './reference/processor-run-history.ts'
import { quarantinedFiles } from './reference/quarantined-files.ts'
import { registryBackups } from './reference/registry-backups.ts'
import { resolvedNames } from './reference/resolved-names.ts'
import { sourceFiles } from './reference/source-files.ts'

/** Every table of the house, in the order of the pipeline. */
export const tables: readonly TableContract[] = [
  schedule,
  roster,
  injuryReport,
  gamebook,
  teamBoxscore,
  playByPlay,
  resolvedNames,
  nbaPlayersRegistry,
  playerAliases,
  nameDecisions,
  registryBackups,
  pgs,
  togs,
  tdgs,
  upgc,
  utgc,
  tdza,
  psza,
  pcf,
  pdc,
  mlfs,
  processorRunHistory,
  precomputeFailures,
  sourceFiles,
  quarantinedFiles,
  ledgerRuns,
  ledgerEvents,
  ledgerLeases,
  ledgerAudit,
  ledgerSchedules,
]
