import type { Step } from '../warehouse.ts'
import { type Binding, bindParameters, COMMITTED_AT } from './bind-parameters.ts'
import type { QueryParameter } from './query-parameter.ts'

type ReadingStep = Extract<Step, { do: 'read' | 'refuse if' }>

/** A transaction as one text, and on which of its lines the rows are that its steps hand back. */
export type Script = {
  readonly sql: string
  readonly parameters: readonly QueryParameter[]
  readonly results: ReadonlyMap<number, ReadingStep>
}

/**
 * Stages and whatever is asked before the first write come before the transaction begins: conflicts are per table in
 * BigQuery, so the time in which another writer can hit one is kept short, and a refused unit never was in it.
 * `staged` names the table that holds the rows of a load; a load without rows has none.
 */
export function buildScript(steps: readonly Step[], staged: ReadonlyMap<Step, string>): Script {
  const binding = bindParameters({ measured: true })
  const results = new Map<number, ReadingStep>()
  const lines: string[] = []
  const add = (text: string) => lines.push(...text.split('\n'))
  let writing = false
  for (const step of steps) {
    if (step.do === 'write' && !writing) {
      writing = true
      lines.push(SET_CLOCK, 'BEGIN TRANSACTION;')
    }
    if (step.do === 'read' || step.do === 'refuse if') {
      const sql = binding.add(step.statement)
      if (step.do === 'refuse if') add(`IF EXISTS (\n${sql}\n) THEN`)
      results.set(lines.length + 1, step)
      add(`${startAtOnce(sql)}\n;`)
      if (step.do === 'refuse if')
        add(writing ? 'ROLLBACK TRANSACTION;\nRETURN;\nEND IF;' : 'RETURN;\nEND IF;')
    } else add(textOf(step, binding, staged))
  }
  if (writing) lines.push('COMMIT TRANSACTION;')
  return {
    // The declaration also makes a script of a single statement, which otherwise had no children to read from.
    sql: [
      `DECLARE ${COMMITTED_AT} TIMESTAMP;`,
      ...lines.map(line => (line === SET_CLOCK && !binding.hasClock() ? '' : line)),
    ].join('\n'),
    parameters: binding.parameters(),
    results: new Map([...results].map(([line, step]) => [line + 1, step])),
  }
}

const SET_CLOCK = `SET ${COMMITTED_AT} = CURRENT_TIMESTAMP();`

/** Comments before a statement are none of its own, so the line that BigQuery names would be another. */
const startAtOnce = (sql: string): string => sql.replace(/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '')

function textOf(step: Step, binding: Binding, staged: ReadonlyMap<Step, string>): string {
  switch (step.do) {
    case 'load': {
      const columns = Object.entries(step.columns).map(([name, { type }]) => `${name} ${type}`)
      const table = staged.get(step)
      return table === undefined
        ? `CREATE TEMP TABLE ${step.as} (${columns.join(', ')});`
        : `CREATE TEMP TABLE ${step.as} AS SELECT ${Object.keys(step.columns).join(', ')} FROM ${table};`
    }
    case 'stage':
      return `CREATE TEMP TABLE ${step.as} AS\n${binding.add(step.statement)}\n;`
    default:
      return `${binding.add(step.statement)}\n;`
  }
}
