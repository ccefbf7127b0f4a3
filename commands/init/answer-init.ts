import type { Answer, Block } from '../../src/assistant/answer/answer.ts'
import { type Check, fail, ok, warn } from '../../src/assistant/doctor/check.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { listDifferences, listStatements, sayFaults } from '../../src/pipeline/tables/say-comparison.ts'
import { datasetTable } from './dataset-table.ts'
import { type Look, lookAtWarehouse } from './look-at-warehouse.ts'
import { sayCreated } from './say-created.ts'
import { type Environment, tryParts } from './try-parts.ts'

/** The set-up, part by part; with `create` what was missing in the warehouse is made first. */
export async function answerInit(
  create: boolean,
  context: CommandContext,
  env: Environment = process.env,
): Promise<Answer> {
  const before = await lookAtWarehouse(context.reading)
  const isBroken = typeof before === 'object' && 'broken' in before
  if (create && !isBroken) {
    const warehouse = await context.writing()
    await warehouse.createTables(tables, { withColumns: true })
  }
  const look = create && !isBroken ? await lookAtWarehouse(context.writing) : before
  const created = create && !isBroken ? sayCreated(before, look) : undefined
  const checks = [judge(look, context.home), ...(await tryParts(context, env))]
  const worst = ['fail', 'warn'].find(grade => checks.some(check => check.grade === grade))
  return {
    outcome: worst === 'fail' ? 'failed' : worst === 'warn' ? 'done with warnings' : 'done',
    headline: headlineOf(look, created),
    facts: checks.map(
      ({ grade, name, says, fix }) =>
        `${grade}: ${name}: ${says.replace(/\.$/, '')}${fix ? `; to mend it: ${fix}` : ''}`,
    ),
    ...blocksOf(look),
    next: nextOf(look, checks),
    data: {
      create,
      created: created?.statements ?? [],
      checks,
      ...(typeof look === 'object' && 'comparison' in look
        ? {
            place: look.place,
            tables: look.comparison.tables,
            statements: listStatements(look.comparison, look.drafts),
          }
        : {}),
    },
  }
}

function judge(look: Look, home: string): Check {
  if (look === 'not made')
    return warn('warehouse', `none was made yet in ${home}`, 'init --create, or the first ingest makes it')
  if ('broken' in look) return fail('warehouse', look.broken, look.fix)
  const { place, comparison } = look
  if (comparison.isWritable) return ok('warehouse', `${place} opens, with all ${tables.length} tables`)
  const faults = `${place} opens; ${sayFaults(comparison)}`
  if (comparison.absent.length + comparison.missing.length > 0)
    return warn('warehouse', faults, 'init --create')
  return warn(
    'warehouse',
    faults,
    'change these columns, which Backcourt never does, or point it at a copy (--verbose lists them)',
  )
}

function headlineOf(look: Look, created: ReturnType<typeof sayCreated> | undefined): string {
  if (created) return created.says
  if (look === 'not made') return 'Not set up yet: there is no warehouse.'
  if ('broken' in look) return 'Not set up yet: the warehouse does not answer.'
  const { extra, isWritable } = look.comparison
  const kept = extra.length === 0 ? '' : ` (${plural(extra.length, 'extra column')} kept and left alone)`
  return isWritable
    ? `Set up: ${plural(tables.length, 'table')} of ${look.place} take what Backcourt writes${kept}.`
    : `Not set up yet: ${sayFaults(look.comparison)}.`
}

function blocksOf(look: Look): Pick<Answer, 'blocks' | 'details'> {
  if (typeof look === 'string' || 'broken' in look) return {}
  const texts = [listDifferences(look.comparison), listStatements(look.comparison, look.drafts)]
  const details: readonly Block[] = texts.flatMap(lines =>
    lines.length === 0 ? [] : [{ kind: 'text', lines }],
  )
  const datasets = datasetTable(look.comparison)
  return look.comparison.isWritable ? { details: [datasets, ...details] } : { blocks: [datasets], details }
}

/** What to type next, in the order in which a set-up goes. */
function nextOf(look: Look, checks: readonly Check[]): readonly string[] {
  if (look === 'not made') return ['init --create']
  if ('broken' in look) return ['init']
  const { absent, missing, refusing } = look.comparison
  if (absent.length + missing.length > 0) return ['init --create', 'init --verbose']
  if (refusing.length > 0) return ['init --verbose']
  const lacksFiles = checks.some(({ name, grade }) => name === 'files' && grade !== 'ok')
  return lacksFiles ? ['sample'] : ['preflight --quick']
}
