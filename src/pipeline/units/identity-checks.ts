import type { Param, Step } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

/** What must add up inside one unit before it is written, beyond column rules: one SQL text each, giving offenders. */
const checks: Readonly<Record<string, readonly { name: string; says: string }[]>> = {
  pgs: [
    { name: 'points-identity', says: 'points must equal 2·(FGM − 3PM) + 3·3PM + FTM' },
    { name: 'player-sums', says: "the players' points, shots and free throws must add up to their team's" },
  ],
  togs: [{ name: 'team-points-identity', says: 'team points must equal 2·(FGM − 3PM) + 3·3PM + FTM' }],
}

export const identityRule = (name: string): string | undefined =>
  Object.values(checks)
    .flat()
    .find(check => check.name === name)?.says

export const identitySql = (name: string): string => readSql(`identities/${name}`)

/** Each offender has a `date` and an `offender` in words. */
export const identityChecks = (
  processorId: string,
  params: Readonly<Record<string, Param>>,
): readonly Step[] =>
  (checks[processorId] ?? []).map(({ name }) => ({
    do: 'refuse if',
    name,
    statement: { sql: identitySql(name), params },
  }))
