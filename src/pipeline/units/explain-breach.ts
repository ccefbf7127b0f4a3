import type { Outcome, Row, Step, Value, Warehouse } from '../../warehouse/warehouse.ts'
import type { Processor } from '../processors/define-processor.ts'
import type { Breach } from './attempt.ts'
import { AUDIT, checkNames, datesOfBreach, evaluatedDates, offendersOf } from './contract-checks.ts'
import { contractRules } from './contract-rules.ts'
import { identityRule } from './identity-checks.ts'

const AUDIT_RULE = 'rows evaluated must be rows written plus failures recorded'

type Refused = Extract<Outcome, { committed: false }>

/**
 * Puts a refused unit into words. `restage` evaluates it again, because the refused stage is gone; that costs a second
 * evaluation only where something is broken.
 */
export async function explainBreach(
  warehouse: Warehouse,
  processor: Processor,
  dates: readonly string[],
  refused: Refused,
  restage: readonly Step[],
): Promise<Breach> {
  const { table } = processor
  const dateColumn = String(table.dateColumn)
  const { because, rows } = refused
  if (because === checkNames.rules) {
    const rules = contractRules(table)
    const index = rules.findIndex((_, i) => exceeds(rows[0], i, rules[i]?.budget ?? 0))
    const rule = rules[index]
    if (!rule) throw new Error(`a contract refusal of ${table.name} without a broken rule`)
    const outcome = await warehouse.transact('explain breach', [
      ...restage,
      { do: 'read', name: 'offenders', statement: offendersOf(table, rule) },
      { do: 'read', name: 'dates', statement: datesOfBreach(dateColumn, rule) },
    ])
    const others = rules.filter((_, i) => i !== index && exceeds(rows[0], i, rules[i]?.budget ?? 0)).length
    return {
      rule: others === 0 ? rule.says : `${rule.says} (and ${others} more rule${others === 1 ? '' : 's'})`,
      rows: Number(rows[0]?.[`r${index}`]),
      examples: (outcome.reads.offenders ?? []).map(printRow),
      dates: (outcome.reads.dates ?? []).map(row => String(row.date)),
    }
  }
  if (because === checkNames.keys) {
    return {
      rule: `${table.key.join(', ')} must name one row`,
      rows: rows.reduce((sum, row) => sum + Number(row.row_count), 0),
      examples: rows.slice(0, 3).map(printRow),
      dates: distinct(rows.map(row => row[dateColumn])),
    }
  }
  if (because === 'columns') {
    return {
      rule: `the SQL must give the columns of ${table.name}`,
      rows: 0,
      examples: rows.slice(0, 3).map(printRow),
      dates: [],
    }
  }
  if (because === checkNames.dates) {
    const outcome = await warehouse.transact('explain breach', [
      ...restage,
      { do: 'read', name: 'dates', statement: evaluatedDates(dateColumn) },
    ])
    const evaluated = new Set((outcome.reads.dates ?? []).map(row => row.date))
    const empty = dates.filter(day => !evaluated.has(day))
    const rule = 'every date must have at least one expected entity'
    return { rule, rows: 0, examples: empty.slice(0, 3).map(day => `${day} has none`), dates: empty }
  }
  return {
    rule: because === AUDIT ? AUDIT_RULE : (identityRule(because) ?? because),
    rows: rows.length,
    examples: rows.slice(0, 3).map(row => (row.offender ? `${row.date}: ${row.offender}` : printRow(row))),
    dates: distinct(rows.map(row => row.date)),
  }
}

const exceeds = (row: Row | undefined, index: number, budget: number): boolean =>
  Number(row?.[`r${index}`]) > budget * Number(row?.row_count)

const distinct = (values: readonly (Value | undefined)[]): readonly string[] =>
  [...new Set(values.filter(value => typeof value === 'string'))].sort()

const printRow = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
