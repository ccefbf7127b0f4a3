import type { Answer } from '../../src/assistant/answer/answer.ts'
import { echoRange } from '../../src/assistant/range/echo-range.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { eachDay } from '../../src/warehouse/calendar-date.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import { chosenProcessors } from '../choices.ts'
import { nextForCoverage } from './next-for-coverage.ts'
import { sayTables } from './say-tables.ts'
import { sumCells } from './sum-cells.ts'
import { verdictOf } from './verdict.ts'

/** The matrix of a range, and its sums per table. */
export async function answerCoverage(
  input: { readonly range: string; readonly only?: readonly string[] | undefined },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const read = await readRange(input.range, context, warehouse)
  if (isRefusal(read)) return read
  const { range, calendar } = read
  const chosen = chosenProcessors(input.only, [3, 4])
  const cells = await readCoverage(warehouse, calendar, range.start, range.end, chosen)
  const days = eachDay(range.start, range.end)
  const rows = groupBy(cells, ({ target }) => target)
  const verdict = verdictOf(cells)
  return {
    outcome: verdict.outcome,
    headline: `${verdict.says} ${echoRange(range)}.`,
    facts:
      range.gameDays.length === 0
        ? ['no games in the range, so nothing is expected']
        : sayTables(sumCells(cells)),
    blocks: [
      {
        kind: 'matrix',
        columns: days,
        rows: [...rows].map(([name, group]) => ({
          name,
          cells: group.map(cell => ({ status: cell.status, ...shareOf(cell) })),
        })),
      },
    ],
    next: nextForCoverage(cells, range),
    data: { start: range.start, end: range.end, gameDays: range.gameDays, cells },
  }
}

const shareOf = ({ expected, written }: CoverageCell): { share?: number } =>
  expected === 0 ? {} : { share: Math.min(written / expected, 1) }
