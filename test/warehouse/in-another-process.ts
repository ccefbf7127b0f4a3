import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import { endless, insert, ledger, numbers, write } from '../contracts/warehouse-steps.ts'

const [mode, file = ''] = process.argv.slice(2)

try {
  const warehouse = await openDuckDb(file)
  if (mode === 'write forever') {
    await warehouse.transact('forever', [
      numbers(2000),
      write(`DELETE FROM ${ledger.name} WHERE TRUE`),
      insert(2),
      {
        do: 'write',
        get statement() {
          console.log('in the middle')
          return {
            sql: `INSERT INTO ${ledger.name} (id, owner) SELECT n, 'x' FROM (${endless('numbers')}) AS e`,
          }
        },
      },
    ])
  } else {
    await warehouse.createTables([ledger])
    console.log('open')
    setInterval(() => undefined, 1000)
  }
} catch (error) {
  console.log(error instanceof AskError ? `AskError: ${error.message} | ${error.fix}` : String(error))
  process.exitCode = 1
}
