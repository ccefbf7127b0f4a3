import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import { warehouseContract } from '../contracts/warehouse.ts'
import { insert, ledger } from '../contracts/warehouse-steps.ts'
import { kill, otherProcess } from './other-process.ts'

let folder: string
let files = 0
const newFile = () => join(folder, `${++files}.duckdb`)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backcourt-duckdb-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

warehouseContract('DuckDB', async () => {
  const warehouse = await openDuckDb(newFile())
  return { warehouse, close: () => warehouse.close() }
})

describe('the DuckDB file', () => {
  it('belongs to one process; a second one is told whose it is and what to do', async () => {
    const file = newFile()
    const holder = await otherProcess('hold', file, 'open')
    try {
      const error = await openDuckDb(file).then(
        () => undefined,
        thrown => thrown,
      )
      expect(error).toBeInstanceOf(AskError)
      expect(error.message).toContain(`PID ${holder.pid}`)
      expect(error.message).toContain(file)
      expect(error.fix).toContain(`kill ${holder.pid}`)
    } finally {
      await kill(holder)
    }
    const freed = await openDuckDb(file)
    expect((await freed.describeTables([ledger])).size).toBe(1)
    await freed.close()
  })

  it('in a folder that cannot be written asks for another folder', async () => {
    const closed = await mkdtemp(join(folder, 'closed-'))
    await chmod(folder, 0o755)
    await chmod(closed, 0o555)
    // Root may write anywhere, so as root the attempt is made by nobody.
    const options = process.getuid?.() === 0 ? { uid: 65534 } : {}
    const child = await otherProcess('open', join(closed, 'x.duckdb'), 'AskError', options)
    await kill(child)
  })

  it('has its old rows after a kill in the middle of a transaction', async () => {
    const file = newFile()
    const before = await openDuckDb(file)
    await before.createTables([ledger])
    await before.transact('old', [insert(1)])
    await before.close()

    await kill(await otherProcess('write forever', file, 'in the middle'))

    const after = await openDuckDb(file)
    expect((await after.query({ sql: `SELECT id, owner FROM ${ledger.name}` })).rows).toEqual([
      { id: 1, owner: 'eve' },
    ])
    expect(await after.transact('new', [insert(2)])).toMatchObject({ committed: true })
    await after.close()
  })

  it('keeps what was committed over closing and opening', async () => {
    const file = newFile()
    const first = await openDuckDb(file)
    await first.createTables([ledger])
    await first.transact('old', [insert(1)])
    await first.close()
    const second = await openDuckDb(file)
    expect((await second.query({ sql: `SELECT id FROM ${ledger.name}` })).rows).toEqual([{ id: 1 }])
    await second.close()
  })

  it('takes a doubled quote for one, and no parameter after it for a parameter', async () => {
    const warehouse = await openDuckDb(newFile())
    expect((await warehouse.query({ sql: "SELECT 'it''s @p' AS a" })).rows).toEqual([{ a: "it's @p" }])
    await warehouse.close()
  })

  it('is the only file that SQL can reach', async () => {
    const secret = join(folder, 'secret.csv')
    await writeFile(secret, 'a\n1\n')
    const warehouse = await openDuckDb(newFile())
    for (const sql of [
      `SELECT * FROM read_csv('${secret}')`,
      `SELECT * FROM '${secret}'`,
      `SELECT * FROM read_text('${secret}')`,
      `SELECT * FROM glob('${folder}/*')`,
      `SELECT * FROM read_blob('/etc/passwd')`,
    ]) {
      await expect(warehouse.query({ sql }), sql).rejects.toThrow(/disabled|Permission|permission/)
      await expect(warehouse.query({ sql }, { limit: 5 }), sql).rejects.toThrow(
        /disabled|Permission|permission/,
      )
    }
    await warehouse.close()
  })

  it('is not changed by a statement that calls itself an explanation', async () => {
    const warehouse = await openDuckDb(newFile())
    await warehouse.createTables([ledger])
    expect(await warehouse.inspect(`EXPLAIN ANALYZE DELETE FROM ${ledger.name}`)).toMatchObject({
      kind: 'other',
    })
    expect(await warehouse.inspect(`explain /* x */ analyze DELETE FROM ${ledger.name}`)).toMatchObject({
      kind: 'other',
    })
    expect(await warehouse.inspect(`EXPLAIN SELECT id FROM ${ledger.name}`)).toEqual({ kind: 'select' })
    await warehouse.close()
  })
})
