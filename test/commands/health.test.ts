import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeHealth } from '../../commands/health/judge-health.ts'
import { readHealth } from '../../commands/health/read-health.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { exitCode } from '../../src/terminal/exit-code.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openEmptyHome, openLeague } from '../pipeline/why/ask-league.ts'

let league: League
beforeAll(async () => {
  league = await openLeague()
})
afterAll(() => league?.close())

const verdict = async (of: League, now?: string) => {
  const answer = await of.ask('health', now)
  if (isRefusal(answer)) throw new Error(answer.message)
  return { ...(answer.data as { verdict: string }), code: exitCode(answer), says: answer.headline }
}

describe('health', () => {
  it('says the state in ten lines at most', async () => {
    const answer = await league.ask('health')
    if (isRefusal(answer)) throw new Error(answer.message)
    expect(answer.facts.length).toBeLessThanOrEqual(10)
    const facts = answer.facts.map(fact =>
      fact.replaceAll(league.home, 'HOME').replaceAll(/[\d.]+ [kM]B/g, 'SIZE'),
    )
    expectGolden('health/the-league', [answer.headline, ...facts, ...(answer.next ?? [])])
  })

  it('needs a look where files are in quarantine and names unresolved, with exit code 3', async () => {
    expect(await verdict(league)).toMatchObject({ verdict: 'needs a look', code: 3 })
  })

  it('is unhealthy when what is due on a day is missing, and not a minute before it is due', async () => {
    const own = await openLeague()
    await own.spoil(
      "DELETE FROM nba_reference.processor_run_history WHERE data_date = DATE '2021-11-27' AND processor_name IN ('pgs', 'pdc')",
    )
    expect(await verdict(own, '2021-11-28T12:59:00Z')).toMatchObject({ verdict: 'needs a look' })
    expect(await verdict(own, '2021-11-28T13:00:00Z')).toMatchObject({ verdict: 'unhealthy', code: 1 })
    await own.close()
  })

  it('is unhealthy when the files cannot be read', async () => {
    const own = await openEmptyHome()
    expect(await verdict(own)).toMatchObject({ verdict: 'unhealthy', code: 1 })
    await own.close()
  })

  it('is healthy when nothing is to be complained of', async () => {
    const health = await readHealth(league.context('2026-11-23T12:00:00Z'))
    const fine = { quarantine: [], names: [], cells: health.cells.filter(({ status }) => status === 'ok') }
    expect(judgeHealth({ ...health, ...fine })).toEqual([])
    expect(judgeHealth({ ...health, ...fine, names: health.names })).toHaveLength(1)
  })

  it('complains of the worst first', async () => {
    const own = await openEmptyHome()
    const health = await readHealth(own.context('2026-11-23T12:00:00Z'))
    const grades = judgeHealth(health).map(({ grade }) => grade)
    expect(grades).toEqual([...grades].sort().reverse())
    expect(new Set(grades)).toEqual(new Set(['unhealthy', 'needs a look']))
    await own.close()
  })

  it('takes no words', async () => {
    expect(await league.ask('health now')).toMatchObject({ refused: true, code: 'extra-word' })
  })
})
