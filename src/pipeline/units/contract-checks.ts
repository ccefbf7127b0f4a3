import type { TableContract } from '../../warehouse/table-contract.ts'
import type { Statement, Step } from '../../warehouse/warehouse.ts'
import { type ContractRule, contractRules } from './contract-rules.ts'

/** Name of the temporary table that holds a unit's evaluation. */
export const STAGE = 'staged_unit'

/** Name of the last refusing step: it reads back what was written. */
export const AUDIT = 'audit'

/** Names of the refusing steps; what they found is put into words by explain-breach. */
export const checkNames = { rules: 'contract rules', keys: 'contract keys', dates: 'contract dates' } as const

/**
 * The contract of a table as steps that refuse: all rules in one scan of the stage, then unique keys, then that no date
 * was left without a single entity.
 */
export function contractChecks(table: TableContract, dateColumn: string, dates: number): readonly Step[] {
  return [
    { do: 'refuse if', name: checkNames.rules, statement: { sql: rulesSql(contractRules(table)) } },
    { do: 'refuse if', name: checkNames.keys, statement: { sql: keysSql(table) } },
    {
      do: 'refuse if',
      name: checkNames.dates,
      statement: {
        sql: `SELECT dates_evaluated FROM (SELECT COUNT(DISTINCT ${dateColumn}) AS dates_evaluated FROM ${STAGE}) AS s WHERE dates_evaluated <> ${dates}`,
      },
    },
  ]
}

/** One row with the number of offenders of every rule, or none when the contract holds. */
const rulesSql = (rules: readonly ContractRule[]): string => {
  const counts = rules.map(({ offends }, index) => `COUNTIF(${offends}) AS r${index}`).join(', ')
  const broken = rules.map(({ budget }, index) =>
    budget > 0 ? `r${index} > CAST(${budget} AS FLOAT64) * row_count` : `r${index} > 0`,
  )
  return `SELECT * FROM (SELECT COUNT(*) AS row_count, ${counts} FROM ${STAGE} WHERE failure_category IS NULL) AS s WHERE ${broken.join(' OR ')}`
}

const keysSql = (table: TableContract): string => {
  const key = table.key.join(', ')
  return `SELECT ${key}, COUNT(*) AS row_count FROM ${STAGE} WHERE failure_category IS NULL GROUP BY ${key} HAVING COUNT(*) > 1 ORDER BY ${key}`
}

/** Three offenders of one rule, for the message; run on a new stage because the refused one is gone. */
export const offendersOf = (table: TableContract, rule: ContractRule): Statement => ({
  sql: `SELECT ${[...new Set([...table.key, rule.column])].join(', ')} FROM ${STAGE} WHERE failure_category IS NULL AND (${rule.offends}) ORDER BY ${table.key.join(', ')} LIMIT 3`,
})

/** The dates on which a rule is broken. */
export const datesOfBreach = (dateColumn: string, rule: ContractRule): Statement => ({
  sql: `SELECT DISTINCT ${dateColumn} AS date FROM ${STAGE} WHERE failure_category IS NULL AND (${rule.offends}) ORDER BY date`,
})

/** The dates that have an entity at all. */
export const evaluatedDates = (dateColumn: string): Statement => ({
  sql: `SELECT DISTINCT ${dateColumn} AS date FROM ${STAGE} ORDER BY date`,
})
