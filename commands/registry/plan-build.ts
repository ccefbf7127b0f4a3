import { createHash } from 'node:crypto'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { authorise } from '../../src/assistant/rights/rights.ts'
import { planRegistry } from '../../src/pipeline/registry/plan-registry.ts'
import { readDependents } from '../../src/pipeline/registry/read-dependents.ts'
import { readSeasons } from '../../src/pipeline/registry/read-seasons.ts'
import { readSeasonChange, type SeasonChange } from '../../src/pipeline/registry/season-change.ts'
import { seasonText } from '../../src/pipeline/season.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { refuseOverlap } from '../backfill/refuse-overlap.ts'
import { chooseSeasons, type SeasonWish } from './choose-seasons.ts'
import { refuseLoss } from './refuse-loss.ts'
import { sayMerge, sayReplacement } from './say-change.ts'

export type BuildInput = SeasonWish & {
  readonly phrase?: string | undefined
  readonly dryRun: boolean
}

/** What a build of the registry would do, season by season: reads only. */
export async function planBuild(input: BuildInput, context: CommandContext): Promise<PlannedWork | Refusal> {
  const forbidden = input.strategy === 'replace' ? refuseNonAdmin(context) : undefined
  if (forbidden) return forbidden
  const warehouse = await context.reading()
  const known = await readSeasons(warehouse)
  const years = chooseSeasons(input, known)
  if (isRefusal(years)) return years
  const changes: SeasonChange[] = []
  for (const year of years) changes.push(await readSeasonChange(warehouse, year))
  const days = known.filter(({ season }) => years.some(year => seasonText(year) === season))
  const gameDays = days.reduce((sum, season) => sum + season.days, 0)
  const [first] = changes
  const work =
    input.strategy === 'replace' && first
      ? await replacement(first, input, gameDays, warehouse)
      : merges(changes, input, gameDays)
  if (isRefusal(work)) return work
  return (input.dryRun ? undefined : refuseOverlap(work.plan, await context.runs.list())) ?? work
}

/** To add what gamebooks say is daily work; to take rows away is not. */
const refuseNonAdmin = ({ rights, user, asker }: CommandContext): Refusal | undefined =>
  isRefusal(rights)
    ? rights
    : authorise({ rights, user, asker }, 'admin', 'registry build --strategy replace')

const keyOf = (command: string): string => createHash('sha256').update(command).digest('hex').slice(0, 16)

function merges(
  changes: readonly SeasonChange[],
  { season, dryRun }: BuildInput,
  gameDays: number,
): PlannedWork {
  const command = season ? `registry build ${season}` : 'registry build --all-seasons'
  const plan = planRegistry(
    command,
    changes.map(change => {
      const rows = change.fresh.length + change.changed.length
      const says = `${change.fresh.length} new, ${change.changed.length} changed`
      return {
        seasonYear: change.seasonYear,
        rows,
        says,
        ...(rows > 0 ? { task: { strategy: 'merge' } as const } : {}),
      }
    }),
    gameDays,
  )
  return {
    planned: true,
    plan,
    echo: `registry of ${changes.map(({ seasonYear }) => seasonText(seasonYear)).join(', ')}, from gamebooks; nothing is taken away`,
    onlyPlan: dryRun,
    requestKey: keyOf(command),
    notes: changes.map(sayMerge),
  }
}

async function replacement(
  change: SeasonChange,
  { phrase, dryRun }: BuildInput,
  gameDays: number,
  warehouse: Warehouse,
): Promise<PlannedWork | Refusal> {
  const { seasonYear, present, coming, gone } = change
  const loss = refuseLoss(change, phrase)
  if (loss) return loss
  const season = seasonText(seasonYear)
  const command = `registry build ${season} --strategy replace`
  const dependents = await readDependents(warehouse, [...new Set(gone.map(({ lookup }) => lookup))])
  const says = `replace ${present} by ${coming}: ${change.fresh.length} new, ${change.changed.length} changed, ${gone.length} gone`
  const task = { strategy: 'replace', present, coming } as const
  return {
    planned: true,
    plan: planRegistry(command, [{ seasonYear, task, rows: coming, says }], gameDays),
    echo: `registry of ${season}, from gamebooks alone`,
    onlyPlan: dryRun,
    requestKey: keyOf(command),
    ...(present > 0 ? { destroys: season } : {}),
    notes: sayReplacement(change, dependents),
  }
}
