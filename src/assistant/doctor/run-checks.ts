import type { FileStore } from '../../files/file-store.ts'
import { processors } from '../../pipeline/processors/processors.ts'
import { listSql } from '../../pipeline/sql/list-sql.ts'
import { tables } from '../../pipeline/tables/index.ts'
import { readFormulas } from '../../pipeline/why/read-formulas.ts'
import { AskError } from '../../warehouse/errors.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Check, fail, ok, warn } from './check.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { checkEnvironment } from './check-environment.ts'
import { checkFormulas } from './check-formulas.ts'
import { checkHome } from './check-home.ts'
import { checkLedger } from './check-ledger.ts'
import { checkTeam } from './check-team.ts'
import { checkVersions, type Versions } from './check-versions.ts'
import { checkTables } from './check-warehouse.ts'
import type { TeamState } from './team-state.ts'

/** What is looked at. */
export type Patient = {
  readonly versions: Versions
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly store: FileStore
  readonly reading: () => Promise<Warehouse>
  readonly ledgerOf: (warehouse: Warehouse) => Promise<Ledger>
  /** Absent where one process does everything. */
  readonly team?: (() => Promise<TeamState>) | undefined
}

/** Every check, in order. A broken part fails its own check and those that need it; the others go on. */
export async function runChecks(patient: Patient): Promise<readonly Check[]> {
  const problem = await patient.store.probe()
  return [
    checkVersions(patient.versions),
    checkEnvironment(patient.env),
    ...(await checkHome(patient.home)),
    problem
      ? warn('file store', problem.message, problem.fix[0] ?? 'name another folder with BACKCOURT_FILES')
      : ok('file store', `${patient.store.place} can be read`),
    ...(patient.team ? await checkTeam(patient.team) : []),
    ...(await checkInside(patient)),
  ]
}

async function checkInside({ reading, ledgerOf }: Patient): Promise<readonly Check[]> {
  let warehouse: Warehouse
  try {
    warehouse = await reading()
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    const fix =
      error instanceof AskError ? error.fix : 'see docs/operators.md, or start afresh with another --home'
    return [fail('warehouse', `${says}; tables, ledger, formulas and catalogue were not looked at`, fix)]
  }
  const texts = processors.map(({ id, sql }) => ({ name: id, text: sql }))
  const looks: readonly (readonly [string, () => Promise<readonly Check[]>])[] = [
    ['tables', () => checkTables(warehouse, tables)],
    ['ledger', async () => [await checkLedger(await ledgerOf(warehouse))]],
    ['formulas', async () => [checkFormulas(await readFormulas(warehouse))]],
    ['catalogue', async () => [await checkCatalogue(warehouse, tables, listSql(), texts)]],
  ]
  const checks: Check[] = [
    ok(
      'warehouse',
      warehouse.place === ':memory:' ? 'none was made yet; an empty one answers' : `${warehouse.place} opens`,
    ),
  ]
  for (const [name, look] of looks) {
    // A table that was changed breaks the statements that read it: that is a finding, not the end of the check.
    checks.push(
      ...(await look().catch((error: Error) => [
        fail(name, error.message.split('\n')[0] ?? '', 'mend what fails above first'),
      ])),
    )
  }
  return checks
}
