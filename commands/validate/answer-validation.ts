import type { Answer, Block } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import { type ContractFault, checkContracts } from '../../src/pipeline/validation/check-contracts.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { type CheckResult, runCrossChecks } from '../../src/pipeline/validation/cross-checks.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import { chosenProcessors } from '../choices.ts'
import { nextForCoverage } from '../coverage/next-for-coverage.ts'
import { sayTables } from '../coverage/say-tables.ts'
import { sumCells } from '../coverage/sum-cells.ts'
import { judgeValidation } from './judge-validation.ts'

/** Coverage, cross-checks and contracts of a range as one verdict. */
export async function answerValidation(
  input: { readonly range: string; readonly phase: '3' | '4' | 'all' },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const read = await readRange(input.range, context, warehouse)
  if (isRefusal(read)) return read
  const { range, calendar } = read
  const chosen = chosenProcessors(undefined, input.phase === 'all' ? [3, 4] : [Number(input.phase)])
  const [cells, checks, faults] = await Promise.all([
    readCoverage(warehouse, calendar, range.start, range.end, chosen),
    runCrossChecks(warehouse, range.start, range.end),
    checkContracts(warehouse, range.start, range.end),
  ])
  const broken = checks.filter(({ offenders }) => offenders > 0)
  return {
    ...judgeValidation({ cells, checks, faults }, range),
    facts: [
      ...faults.map(({ target, says, rows }) => `${target}: ${says}; ${plural(rows, 'row')} break it`),
      ...broken.map(
        ({ says, offenders, examples }) =>
          `check broken ${plural(offenders, 'time')}: ${says} (${examples[0]})`,
      ),
      ...wanting(cells),
      ...(range.gameDays.length === 0
        ? ['no games in the range, so nothing is expected']
        : sayTables(sumCells(cells))),
      `${plural(checks.length - broken.length, 'cross-check')} of ${formatCount(checks.length)} hold, contracts of ${plural(chosen.length, 'table')} ${faults.length === 0 ? 'hold' : 'are broken'}`,
    ],
    details: details(cells, checks),
    next: nextForCoverage(cells, range),
    data: {
      start: range.start,
      end: range.end,
      gameDays: range.gameDays,
      cells,
      checks,
      contracts: faults satisfies readonly ContractFault[],
    },
  }
}

/** Tables with cells that somebody has to act on, one line per table and status. */
function wanting(cells: readonly CoverageCell[]): readonly string[] {
  const open = cells.filter(({ status }) =>
    ['failed', 'untracked', 'investigate', 'missing', 'stale'].includes(status),
  )
  const groups = [...groupBy(open, ({ target, status }) => `${target} ${status}`).values()]
  return groups.map(group => {
    const [{ target, status, detail }] = group as [CoverageCell]
    return `${target} ${status} on ${plural(group.length, 'day')}: ${printDates(group.map(({ day }) => day))}${detail ? ` (${detail})` : ''}`
  })
}

function details(cells: readonly CoverageCell[], checks: readonly CheckResult[]): readonly Block[] {
  return [
    {
      kind: 'table',
      title: 'Tables by day',
      columns: [
        { name: 'table' },
        { name: 'day' },
        { name: 'status' },
        { name: 'expected', align: 'right' },
        { name: 'written', align: 'right' },
        { name: 'failures', align: 'right' },
        { name: 'untracked', align: 'right' },
      ],
      rows: cells
        .filter(({ status }) => status !== 'no games' && status !== 'bootstrap')
        .map(({ target, day, status, expected, written, failures, untracked }) => [
          target,
          day,
          status,
          formatCount(expected),
          formatCount(written),
          formatCount(Object.values(failures).reduce((sum, count) => sum + count, 0)),
          formatCount(untracked),
        ]),
    },
    {
      kind: 'table',
      title: 'Cross-checks',
      columns: [{ name: 'check' }, { name: 'broken', align: 'right' }, { name: 'says' }],
      rows: checks.map(({ name, offenders, says }) => [name, formatCount(offenders), says]),
    },
  ]
}
