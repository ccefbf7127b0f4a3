import type { Answer, AnswerOutcome } from '../../src/assistant/answer/answer.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import type { Processor } from '../../src/pipeline/processors/define-processor.ts'
import { isExpected } from '../../src/pipeline/state/failure-categories.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { matchup, readDayGames } from '../../src/pipeline/why/day-games.ts'
import { leagueDay } from '../../src/pipeline/why/league-day.ts'
import { readAttempts } from '../../src/pipeline/why/read-attempts.ts'
import { readFailures } from '../../src/pipeline/why/read-failures.ts'
import { minute } from '../../src/pipeline/why/record-tests.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { nextForDay } from './next-for-day.ts'
import { sayBand } from './say-band.ts'

const outcomes: Readonly<Record<CoverageCell['status'], AnswerOutcome>> = {
  ok: 'done',
  'expected failures': 'done',
  bootstrap: 'done',
  'not yet': 'done',
  'no games': 'done',
  investigate: 'done with warnings',
  stale: 'done with warnings',
  missing: 'failed',
  failed: 'failed',
  untracked: 'failed',
}

const EXAMPLES = 3

/** One table on one day: what is there, what failed and whether that was to be expected, what is open and why. */
export async function answerDay(
  processor: Processor,
  day: string,
  calendar: Calendar,
  warehouse: Warehouse,
): Promise<Answer> {
  const [cells, failures, attempts, games] = await Promise.all([
    readCoverage(warehouse, calendar, day, day, [processor]),
    readFailures(warehouse, processor.id, day),
    readAttempts(warehouse, processor.id, day),
    readDayGames(warehouse, day, day),
  ])
  const [cell] = cells
  if (!cell) throw new Error(`no coverage of ${processor.id} on ${day}`)
  const categories = [...groupBy(failures, ({ category }) => category)]
  const league = leagueDay({ calendar, day, processor }, games)
  const finals = games.filter(({ isFinal }) => isFinal)
  const off = games.filter(({ isFinal }) => !isFinal && day < calendar.today)
  const [latest] = attempts
  const lines = league
    ? [league.says]
    : [
        `games: ${finals.length} of ${games.length} final${off.length > 0 ? `; not played: ${off.map(matchup).join(', ')}` : ''}`,
        `rows: ${formatCount(cell.written)} of ${formatCount(cell.expected)} written, ${plural(cell.untracked, 'row')} untracked`,
        ...categories.map(([category, records]) => {
          const kind = isExpected(category) ? 'expected' : 'to be answered'
          const examples = records.slice(0, EXAMPLES).map(({ entity, reason }) => `${entity}: ${reason}`)
          return `${category}: ${formatCount(records.length)} of ${formatCount(cell.expected)}, ${kind}${isExpected(category) ? '' : ` (${examples.join('; ')})`}`
        }),
        ...sayBand(processor.id, day, calendar, cell),
        latest
          ? `${latest.succeeded ? 'computed' : 'last attempt failed'}: ${minute(latest.at)} by run ${latest.runId} (${latest.by})${latest.error ? `: ${latest.error}` : ''}`
          : 'never computed',
        ...(latest?.succeeded && latest.formula !== processor.formula
          ? [`formula: ${latest.formula}, older than the present ${processor.formula}`]
          : []),
        ...(cell.status === 'stale' ? [`out of date: ${cell.detail}`] : []),
      ]
  return {
    outcome: outcomes[cell.status],
    headline: `${processor.id} on ${day}: ${cell.status === 'not yet' ? 'not played yet' : cell.status}.`,
    facts: lines,
    details: [
      {
        kind: 'table',
        title: 'Failure records',
        columns: [{ name: 'entity' }, { name: 'category' }, { name: 'reason' }],
        rows: failures.map(({ entity, category, reason }) => [entity, category, reason]),
      },
    ],
    next: nextForDay(cell, failures, league?.cause),
    data: { cell, failures, attempts, games },
  }
}
