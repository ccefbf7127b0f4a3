import { nearest } from '../../src/assistant/command/nearest.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { planRegistry } from '../../src/pipeline/registry/plan-registry.ts'
import { type Backup, readBackups } from '../../src/pipeline/registry/read-backups.ts'
import { readSeasons } from '../../src/pipeline/registry/read-seasons.ts'
import { seasonYearOf } from '../../src/pipeline/season.ts'
import { refuseOverlap } from '../backfill/refuse-overlap.ts'

/** Lines of a refusal. */
const SHOWN = 5

/** The rows of a backup in the place of those that are there now, which are kept in their turn. */
export async function planUndo(
  { backup: asked, dryRun }: { readonly backup: string; readonly dryRun: boolean },
  context: CommandContext,
): Promise<PlannedWork | Refusal> {
  const warehouse = await context.reading()
  const backups = await readBackups(warehouse)
  const backup = backups.find(({ id }) => id === asked)
  if (!backup) return refuseBackup(asked, backups)
  const { id, season, rows, at, by, because } = backup
  const known = (await readSeasons(warehouse)).find(each => each.season === season)
  const present = known?.rows ?? 0
  const command = `registry undo ${id}`
  const task = { strategy: 'undo', backup: id, present, coming: rows } as const
  const says = `${rows} rows of backup ${id} in the place of ${present}`
  const seasonYear = seasonYearOf(season) ?? 0
  const plan = planRegistry(command, [{ seasonYear, task, rows, says }], known?.days ?? 0)
  const overlap = dryRun ? undefined : refuseOverlap(plan, await context.runs.list())
  if (overlap) return overlap
  return {
    planned: true,
    plan,
    echo: `registry of ${season} as it was before ${because === 'undo' ? 'an undo' : 'a replacement'} by ${by} at ${at.slice(0, 16).replace('T', ' ')} UTC`,
    onlyPlan: dryRun,
    requestKey: command,
    ...(present > 0 ? { destroys: season } : {}),
    notes: [
      `${plural(present, 'row')} of ${season} go into a backup of their own, ${formatCount(rows)} come back as they were, to the last byte`,
    ],
  }
}

function refuseBackup(asked: string, backups: readonly Backup[]): Refusal {
  if (backups.length === 0)
    return refuse(
      'unknown-backup',
      'There is no backup: nothing in the registry was ever replaced.',
      'registry history',
    )
  const near = nearest(
    asked,
    backups.map(({ id }) => id),
  )
  const lines = backups.filter(({ id, season }) => id === near || season === asked)
  return refuse(
    'unknown-backup',
    `No backup is called \`${showSeen(asked)}\`; a backup bears the name of the run that replaced its rows. ${
      lines.length > 0 ? 'The nearest' : 'The latest'
    }: ${(lines.length > 0 ? lines : backups)
      .slice(0, SHOWN)
      .map(({ id, season, rows, at }) => `${id} (${season}, ${plural(rows, 'row')}, ${at.slice(0, 10)})`)
      .join(', ')}.`,
    ...(lines.length > 0 ? lines : backups).slice(0, SHOWN).map(({ id }) => `registry undo ${id}`),
  )
}
