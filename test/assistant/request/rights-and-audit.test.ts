import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backcourt, backcourtJson } from '../../commands/command-line.ts'
import { homeAt, LAST_DAY } from '../../commands/prepared-home.ts'

const WORK = ['backfill', LAST_DAY, '--only', 'psza', '--policy', 'all', '--yes']
const audit = async (where: Parameters<typeof backcourt>[1]) => {
  const line =
    'SELECT step, actor, surface, line, plan_hash, result FROM backcourt.audit ORDER BY entered_at, step'
  const { document } = await backcourtJson(['sql', line], where)
  return document.data.rows
}

describe('rights are asked and what was done is noted', () => {
  test('a viewer may look and plan nothing; nothing is run and nothing is noted', async () => {
    const where = await homeAt('phase 4')
    const before = await audit(where)
    await writeFile(join(where.home, 'rights.json'), '{"everyone": "viewer"}')
    expect((await backcourt(['runs'], where)).code).toBe(0)
    const refused = await backcourt(WORK, where)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('is for operators and admins')
    expect(await audit(where)).toEqual(before)
  })

  test('with a file that cannot be understood nobody may do anything', async () => {
    const where = await homeAt('phase 4')
    await writeFile(join(where.home, 'rights.json'), '{"everyone": "god"}')
    const refused = await backcourt(['runs'], where)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('rights.json')
  })

  test('who confirmed which plan and what came of it is in the audit, and a dry run is not', async () => {
    const where = await homeAt('phase 4')
    const before = await audit(where)
    await backcourt([...WORK.slice(0, -1), '--dry-run'], where)
    expect(await audit(where)).toEqual(before)
    await backcourt(WORK, where)
    const [confirmed, ended] = (await audit(where)).slice(before.length)
    expect(confirmed).toMatchObject({
      step: 'confirmed',
      surface: 'script',
      line: WORK.slice(0, -1).join(' '),
    })
    expect(ended).toMatchObject({ step: 'ended', plan_hash: confirmed.plan_hash })
    expect(ended.result).toMatch(/^done: Done: 1 of 1 unit committed/)
  })

  test('a secret in a command reaches neither the audit nor the ledger nor the answer', async () => {
    const where = await homeAt('phase 4')
    const secret = 'xoxb-1234567890-verysecret'
    const said = await backcourt(['run', secret], where)
    expect(said.code).toBe(2)
    expect(said.stdout + said.stderr).not.toContain('verysecret')
    const file = await readFile(join(where.home, 'warehouse.duckdb'), 'latin1')
    expect(file).not.toContain('verysecret')
  })
})
