import { expect } from 'vitest'
import { warehouseLedger } from '../../src/assistant/ledger/warehouse-ledger.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { contentsOf, look, rowsOf } from '../commands/contents.ts'

export const viewsOf = (home: string): Promise<readonly RunView[]> =>
  look(home, async warehouse => {
    const ledger = warehouseLedger(warehouse)
    const runs = await ledger.runs(1000)
    return Promise.all(runs.map(async ({ runId }) => viewRun(runId, await ledger.events(runId))))
  })

/** Successes of every table and day, with the moments of their commits. */
export const successesOf = (home: string): Promise<readonly Row[]> =>
  rowsOf(
    home,
    "SELECT processor_name, data_date, COUNT(*) AS times, MIN(processed_at) AS first_at FROM nba_reference.processor_run_history WHERE status = 'success' GROUP BY processor_name, data_date ORDER BY processor_name, data_date",
  )

const key = (row: Row) => `${row.processor_name} ${row.data_date}`

/**
 * The oracle of all faults: the tables are those of a clean run, nothing that was committed was computed again, every
 * unit of every run has one final state, and every unit that the history knows as done is done in the ledger.
 */
export async function expectRecovered(
  home: string,
  clean: Readonly<Record<string, string>>,
  committedBefore: readonly Row[],
): Promise<void> {
  expect(await contentsOf(home)).toEqual(clean)
  const successes = new Map((await successesOf(home)).map(row => [key(row), row]))
  expect([...successes.values()].filter(({ times }) => times !== 1)).toEqual([])
  for (const row of committedBefore) expect(successes.get(key(row))?.first_at).toBe(row.first_at)
  const views = await viewsOf(home)
  const open = views.flatMap(view =>
    view.units.filter(({ state }) => state === 'waiting' || state === 'running').map(({ unit }) => unit.id),
  )
  expect(open).toEqual([])
  const done = new Set(
    views.flatMap(({ runId, units }) =>
      units.filter(({ state }) => state === 'committed').map(({ unit }) => `${runId} ${unit.id}`),
    ),
  )
  const recorded = await rowsOf(
    home,
    "SELECT DISTINCT run_id, unit_id FROM nba_reference.processor_run_history WHERE status = 'success'",
  )
  expect(recorded.map(row => `${row.run_id} ${row.unit_id}`).filter(unit => !done.has(unit))).toEqual([])
}
