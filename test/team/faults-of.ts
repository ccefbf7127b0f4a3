import type { Team } from './team.ts'

/** What the ledger and the run history of a team say that must not be so; nothing when all is well. */
export async function faultsOf(team: Team): Promise<readonly string[]> {
  const views = await team.views()
  const { rows } = await team.warehouse.query({
    sql: "SELECT run_id, unit_id, processor_name, data_date, COUNT(*) AS times FROM nba_reference.processor_run_history WHERE status = 'success' GROUP BY run_id, unit_id, processor_name, data_date",
  })
  const runs = new Set(views.map(({ runId }) => runId))
  const told = new Set(
    views.flatMap(({ runId, units }) =>
      units.filter(({ state }) => state === 'committed').map(({ unit }) => `${runId} ${unit.id}`),
    ),
  )
  const done = new Set(rows.map(row => `${row.run_id} ${row.unit_id}`))
  return [
    ...views.flatMap(view => [
      ...(view.outcome === undefined ? [`run ${view.runId} has no end`] : []),
      ...view.units
        .filter(({ state }) => state === 'waiting' || state === 'running')
        .map(({ unit, state }) => `${view.runId} ${unit.id} is ${state}`),
    ]),
    ...rows
      .filter(({ times }) => times !== 1)
      .map(row => `${row.run_id} ${row.unit_id} committed ${row.data_date} ${row.times} times`),
    ...rows
      .filter(row => runs.has(String(row.run_id)) && !told.has(`${row.run_id} ${row.unit_id}`))
      .map(row => `${row.run_id} ${row.unit_id} is committed, and the ledger does not say so`),
    ...[...told].filter(unit => !done.has(unit)).map(unit => `${unit} is told, and not committed`),
  ]
}
