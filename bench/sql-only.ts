import { processorById } from '../src/pipeline/processors/processors.ts'
import { evaluationParams } from '../src/pipeline/units/processor-steps.ts'
import { evaluatedColumns, storedValue } from '../src/pipeline/units/staged-value.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import { date, timestamp } from '../src/warehouse/param.ts'
import type { Statement, Warehouse } from '../src/warehouse/warehouse.ts'
import { type PreparedHome, withHome } from './prepared-home.ts'

export type SqlRun = {
  readonly seconds: number
  /** User and system time of all threads. */
  readonly cpuSeconds: number
  readonly statements: number
  readonly rows: number
  /** Seconds by table. */
  readonly byTarget: Readonly<Record<string, number>>
}

/**
 * The floor: each unit's rows as one `INSERT … SELECT` of the processor's own SQL, through the same engine with the same
 * settings. No plan, no stage, no contract, no failures, no audit, no ledger, no process to start.
 */
export const bareSql = (prepared: PreparedHome, units: readonly Unit[]): Promise<SqlRun> =>
  withWarehouse(prepared, async warehouse => {
    const byTarget: Record<string, number> = {}
    const before = process.cpuUsage()
    for (const unit of units) {
      const started = performance.now()
      await warehouse.transact(unit.id, [{ do: 'write', statement: insertEvaluated(unit) }])
      byTarget[unit.target] = (byTarget[unit.target] ?? 0) + (performance.now() - started) / 1000
    }
    const { user, system } = process.cpuUsage(before)
    const seconds = Object.values(byTarget).reduce((sum, each) => sum + each, 0)
    const rows = await countRows(warehouse, units)
    return { seconds, cpuSeconds: (user + system) / 1e6, statements: units.length, rows, byTarget }
  })

/**
 * What one would write first: a loop over tables and dates, each date a DELETE and an INSERT of its own. `every` looks
 * at only one date in so many.
 */
export const naiveSql = (
  prepared: PreparedHome,
  units: readonly Unit[],
  every = 1,
): Promise<{ readonly seconds: number; readonly dates: number }> =>
  withWarehouse(prepared, async warehouse => {
    const started = performance.now()
    const days = [...new Set(units.flatMap(({ dates }) => dates))].sort().filter((_, i) => i % every === 0)
    const chosen = new Set(days)
    for (const unit of units) {
      const { table } = processorById(unit.target)
      for (const day of unit.dates.filter(each => chosen.has(each))) {
        const remove = {
          sql: `DELETE FROM ${table.name} WHERE ${table.dateColumn} = @day`,
          params: { day: date(day) },
        }
        await warehouse.transact(`${unit.target} ${day}`, [
          { do: 'write', statement: remove },
          { do: 'write', statement: insertEvaluated({ ...unit, dates: [day] }) },
        ])
      }
    }
    return { seconds: (performance.now() - started) / 1000, dates: days.length }
  })

function insertEvaluated(unit: Unit): Statement {
  const { table, sql } = processorById(unit.target)
  const columns = evaluatedColumns(table)
  const values = columns.map(([name, column]) => storedValue(name, column))
  return {
    sql: `INSERT INTO ${table.name} (${columns.map(([name]) => name).join(', ')}, processed_at) SELECT ${values.join(', ')}, @now FROM (${sql}) AS evaluated WHERE failure_category IS NULL`,
    params: { ...evaluationParams(unit, TODAY), now: timestamp(NOW) },
  }
}

const NOW = new Date()
const TODAY = NOW.toISOString().slice(0, 10)

const withWarehouse = <T>(prepared: PreparedHome, work: (warehouse: Warehouse) => Promise<T>): Promise<T> =>
  withHome(
    prepared.input.files,
    async (_, file) => {
      const warehouse = await openDuckDb(file)
      try {
        return await work(warehouse)
      } finally {
        await warehouse.close()
      }
    },
    prepared,
  )

/** Rows of the tables that the units make. */
export async function countRows(warehouse: Warehouse, units: readonly Unit[]): Promise<number> {
  let rows = 0
  for (const target of new Set(units.map(unit => unit.target))) {
    const counted = await warehouse.query({
      sql: `SELECT COUNT(*) AS n FROM ${processorById(target).table.name}`,
    })
    rows += Number(counted.rows[0]?.n)
  }
  return rows
}
