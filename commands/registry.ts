import type { AnyCommand } from '../src/assistant/request/handler.ts'
import { registryAliases } from './registry-aliases.ts'
import { registryBuild } from './registry-build.ts'
import { registryCheck } from './registry-check.ts'
import { registryClaim } from './registry-claim.ts'
import { registryConflicts } from './registry-conflicts.ts'
import { registryDecisionsExport } from './registry-decisions-export.ts'
import { registryDecisionsImport } from './registry-decisions-import.ts'
import { registryHistory } from './registry-history.ts'
import { registryQueue } from './registry-queue.ts'
import { registryReject } from './registry-reject.ts'
import { registryReprocess } from './registry-reprocess.ts'
import { registryResolve } from './registry-resolve.ts'
import { registryScore } from './registry-score.ts'
import { registrySearch } from './registry-search.ts'
import { registryShow } from './registry-show.ts'
import { registrySnooze } from './registry-snooze.ts'
import { registryStats } from './registry-stats.ts'
import { registryTakeBack } from './registry-take-back.ts'
import { registryUndo } from './registry-undo.ts'

/** The registry of players and their names, in the order of the work. */
export const registry: readonly AnyCommand[] = [
  registryBuild,
  registryUndo,
  registryQueue,
  registryResolve,
  registryReject,
  registryTakeBack,
  registryClaim,
  registrySnooze,
  registryReprocess,
  registryDecisionsExport,
  registryDecisionsImport,
  registryScore,
  registrySearch,
  registryShow,
  registryAliases,
  registryConflicts,
  registryStats,
  registryHistory,
  registryCheck,
]
