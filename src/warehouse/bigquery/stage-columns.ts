import type { Row, Step } from '../warehouse.ts'
import { bindParameters } from './bind-parameters.ts'
import type { Jobs } from './jobs.ts'

type Staging = Extract<Step, { do: 'load' | 'stage' }>

/** Finds a stage whose query gives other columns than it should, before anything runs. */
export type CheckStages = (
  steps: readonly Step[],
  signal?: AbortSignal,
) => Promise<readonly Row[] | undefined>

/** A formula gives the same columns each time, so a process asks once for every text. A dry run costs nothing. */
export function stageChecker(jobs: Jobs): CheckStages {
  const known = new Map<string, Promise<readonly string[]>>()

  const columnsOf = (
    step: Extract<Step, { do: 'stage' }>,
    before: readonly Staging[],
    signal?: AbortSignal,
  ) => {
    const binding = bindParameters({ measured: false })
    const tables = before.map(table => `${table.as} AS (\n${rowsOf(table, binding.add)}\n)`)
    const query = binding.add(step.statement)
    const sql = tables.length === 0 ? query : `WITH ${tables.join(', ')}\nSELECT * FROM (\n${query}\n)`
    const columns =
      known.get(sql) ??
      jobs
        .examine(
          {
            query: {
              query: sql,
              useLegacySql: false,
              parameterMode: 'NAMED',
              queryParameters: binding.parameters(),
            },
          },
          signal,
        )
        .then(job => (job.statistics?.query?.schema?.fields ?? []).map(({ name }) => name))
    known.set(sql, columns)
    columns.catch(() => known.delete(sql))
    return columns
  }
  return async (steps, signal) => {
    const before: Staging[] = []
    for (const step of steps) {
      if (step.do === 'stage') {
        const found = await columnsOf(step, before, signal)
        const difference = [
          ...step.columns.filter(name => !found.includes(name)).map(name => ({ missing: name })),
          ...found.filter(name => !step.columns.includes(name)).map(name => ({ unexpected: name })),
        ]
        if (difference.length > 0) return difference
      }
      if (step.do === 'load' || step.do === 'stage') before.push(step)
    }
    return undefined
  }
}

/** What stands for a temporary table that is not there yet. */
const rowsOf = (
  step: Staging,
  add: (statement: Extract<Step, { do: 'stage' }>['statement']) => string,
): string =>
  step.do === 'stage'
    ? add(step.statement)
    : `SELECT ${Object.entries(step.columns)
        .map(([name, { type }]) => `CAST(NULL AS ${type}) AS ${name}`)
        .join(', ')}`
