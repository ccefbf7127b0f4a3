import type { ReportData } from '../../src/assistant/report/report-data.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import type { CoverageCell, CoverageStatus } from '../../src/pipeline/validation/coverage.ts'
import { eachDay } from '../../src/warehouse/calendar-date.ts'

/** What somebody with a bad mind, or a broken feed, could put where a name is expected. */
export const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;`

const statusOf = (row: number, column: number): CoverageStatus => {
  const others: readonly CoverageStatus[] = [
    'investigate',
    'failed',
    'untracked',
    'missing',
    'stale',
    'not yet',
    'no games',
  ]
  if (column < 14 && row > 4) return 'bootstrap'
  if (row > 5) return 'expected failures'
  return others[(row * 31 + column) % 12] ?? 'ok'
}

function cellAt(target: string, day: string, status: CoverageStatus, column: number): CoverageCell {
  const cell = { target, day, status, expected: 400, written: 400, failures: {}, untracked: 0 }
  if (status === 'bootstrap' || status === 'not yet' || status === 'no games')
    return { ...cell, expected: 0, written: 0 }
  if (status === 'missing') return { ...cell, written: 0, untracked: 400 }
  if (status === 'failed') return { ...cell, written: 0, untracked: 400, detail: HOSTILE }
  if (status === 'investigate') return { ...cell, written: 399, failures: { MISSING_DEPENDENCY: 1 } }
  if (status === 'untracked') return { ...cell, written: 390, untracked: 10 }
  if (status !== 'expected failures') return cell
  const failed = Math.max(40, 400 - column * 5)
  return { ...cell, written: 400 - failed, failures: { INSUFFICIENT_DATA: failed } }
}

/** A report with every status and every section filled, hostile names in every place where text comes from outside. */
export function sampleReport(change: Partial<ReportData> = {}): ReportData {
  const [start, end] = ['2021-10-19', '2022-01-01']
  const cells = processors.flatMap(({ id }, row) =>
    eachDay(start, end).map((day, column) => cellAt(id, day, statusOf(row, column), column)),
  )
  const runIds = ['k3f9aa', 'm4p2bb']
  return {
    outcome: 'failed',
    headline: 'Incomplete (12 table days failed): 2021-10-19..2022-01-01: 75 days, 73 with games.',
    start,
    end,
    generatedAt: '2026-11-23T12:00:00.000Z',
    version: '0.1.0',
    processors: processors.map(({ id, says, phase }) => ({ id, says, phase })),
    seasonStarts: ['2021-10-19'],
    cells,
    sums: processors.map(({ id }) => ({
      target: id,
      expected: 30_000,
      written: 29_000,
      failures: { INSUFFICIENT_DATA: 900, MISSING_DEPENDENCY: 1, [HOSTILE]: 2 },
      untracked: 97,
    })),
    unexpected: {
      shown: [
        { target: 'pgs', day: '2021-11-24', entity: HOSTILE, category: 'PROCESSING_ERROR', reason: HOSTILE },
      ],
      total: 51,
    },
    durations: runIds.flatMap((runId, index) =>
      processors.map(({ id }, row) => ({
        runId,
        startedAt: `2026-11-2${index}T10:00:00.000Z`,
        target: id,
        seconds: row * 3.7,
        days: 75,
        rows: 1000,
        failedUnits: row === 3 ? 1 : 0,
      })),
    ),
    runs: {
      shown: runIds.map(runId => ({
        runId,
        by: HOSTILE,
        command: 'backfill 2021-10-19..2022-01-01 --phase all',
        state: 'done with warnings',
        startedAt: '2026-11-23T10:00:00.000Z',
        busySeconds: 75,
        committed: 25,
        units: 25,
      })),
      total: 2,
    },
    quarantine: {
      shown: [{ path: `nba-com/${HOSTILE}`, day: '2021-11-10', code: 'truncated', reason: HOSTILE }],
      total: 1,
    },
    checks: [
      { name: 'minutes', says: "players' minutes add up to 240", offenders: 0, examples: [], days: [] },
      {
        name: 'zones',
        says: 'zones add up',
        offenders: 2,
        examples: [`2021-11-24: ${HOSTILE}`],
        days: ['2021-11-24'],
      },
    ],
    faults: [{ target: 'psza', says: HOSTILE, rows: 3 }],
    next: ['backfill 2021-10-19..2022-01-01 --phase 3', `why psza 2021-11-24 "${HOSTILE}"`],
    ...change,
  }
}
