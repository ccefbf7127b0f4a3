import { describe, expect, test } from 'vitest'
import { backcourtJson, type Where } from './command-line.ts'
import { contentsOf, look, rowsOf, treeOf } from './contents.ts'
import { homeAt, LAST_DAY, PHASE_4, RANGE } from './prepared-home.ts'

type PlannedUnit = { target: string; dates: string[]; reasons: { code: string; dates: string[] }[] }

const planOf = async (where: Where, ...words: string[]) => {
  const { code, document } = await backcourtJson(['backfill', ...words, '--dry-run'], where)
  return {
    code,
    document,
    units: (document.data?.plan?.units ?? []) as PlannedUnit[],
    plan: document.data?.plan,
  }
}

const write = (home: string, sql: string) =>
  look(home, async warehouse => {
    await warehouse.transact('by hand', [{ do: 'write', statement: { sql } }])
  })

describe('upstream that is missing', () => {
  test('is named with what to type, and never run', async () => {
    const where = await homeAt('raw')
    const before = treeOf(where.home)
    const { code, document } = await backcourtJson(['backfill', PHASE_4, '--yes'], where)
    expect(code).toBe(2)
    expect(document.code).toBe('upstream-missing')
    expect(document.message).toMatch(/^What this reads is not there\. Phase 3: .*upgc.* on 2021-/)
    expect(document.fix).toEqual([
      `backfill ${RANGE} --phase 3`,
      `backfill ${PHASE_4} --phase all`,
      `backfill ${PHASE_4} --with-gaps`,
    ])
    expect(treeOf(where.home)).toEqual(before)
  })

  test('in the files is named as an ingest', async () => {
    const where = await homeAt('empty')
    const { code, document } = await backcourtJson(['backfill', '2021-10-19', '--phase', '3', '--yes'], where)
    expect([code, document.code]).toEqual([2, 'upstream-missing'])
    expect(document.fix[0]).toBe('ingest 2021-10-19')
    expect(treeOf(where.home)).toEqual({})
  })

  test('of one day is recorded as INCOMPLETE_UPSTREAM by whoever needs it, with --with-gaps', async () => {
    const where = await homeAt('phase 3')
    await write(
      where.home,
      "DELETE FROM nba_analytics.player_game_summary WHERE game_date = DATE '2021-11-10'",
    )
    const refused = await backcourtJson(['backfill', LAST_DAY, '--only', 'psza', '--yes'], where)
    expect([refused.code, refused.document.code]).toEqual([2, 'upstream-missing'])
    expect(refused.document.message).toContain('pgs on 2021-11-10')
    const { code } = await backcourtJson(
      ['backfill', LAST_DAY, '--only', 'psza', '--with-gaps', '--yes'],
      where,
    )
    expect(code).toBe(3)
    const failures = await rowsOf(
      where.home,
      "SELECT failure_category, COUNT(*) AS n FROM nba_processing.precompute_failures WHERE processor_name = 'psza' GROUP BY failure_category",
    )
    expect(failures.map(row => row.failure_category)).toContain('INCOMPLETE_UPSTREAM')
  })
})

describe('the second time', () => {
  test('nothing is left to do, and nothing changes', async () => {
    const where = await homeAt('phase 4')
    const before = await contentsOf(where.home)
    for (const words of [
      ['backfill', PHASE_4, '--yes'],
      ['backfill', RANGE, '--phase', '3', '--yes'],
      ['backfill', RANGE, '--phase', 'all', '--yes'],
      ['ingest', RANGE, '--yes'],
    ]) {
      const { code, document } = await backcourtJson(words, where)
      expect([words.join(' '), code, document.headline.slice(0, 13)]).toEqual([
        words.join(' '),
        0,
        'Nothing to do',
      ])
    }
    expect(await contentsOf(where.home)).toEqual(before)
  })
})

describe('a policy', () => {
  test('missing takes what is not there, failed what failed, all everything, each unit with its reason', async () => {
    const where = await homeAt('phase 4')
    await write(
      where.home,
      `DELETE FROM nba_predictions.ml_feature_store_v2 WHERE game_date = DATE '${LAST_DAY}'`,
    )
    const missing = await planOf(where, PHASE_4)
    expect(missing.units.map(({ target, dates, reasons }) => [target, dates, reasons[0]?.code])).toEqual([
      ['mlfs', [LAST_DAY], 'rows gone'],
    ])
    const failed = await planOf(where, PHASE_4, '--policy', 'failed')
    expect(failed.units).toEqual([])
    const all = await planOf(where, PHASE_4, '--policy', 'all')
    expect(all.units.map(({ target }) => target)).toEqual(['tdza', 'psza', 'pcf', 'pdc', 'mlfs'])
    expect(new Set(all.units.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
      new Set(['asked for']),
    )
    for (const { plan, units } of [missing, failed, all]) {
      const days = [...units, ...plan.excluded].flatMap(({ target, dates }: PlannedUnit) =>
        dates.map(date => `${target} ${date}`),
      )
      expect(new Set(days).size).toBe(days.length)
      expect(days).toHaveLength(50)
    }
  })

  test('failed takes the days with failures that nobody expects', async () => {
    const where = await homeAt('phase 4')
    await write(
      where.home,
      `UPDATE nba_processing.precompute_failures SET failure_category = 'PROCESSING_ERROR' WHERE processor_name = 'psza' AND analysis_date = DATE '${LAST_DAY}'`,
    )
    const { units } = await planOf(where, PHASE_4, '--policy', 'failed')
    expect(units[0]).toMatchObject({
      target: 'psza',
      dates: [LAST_DAY],
      reasons: [{ code: 'failed before' }],
    })
  })

  test('--only takes these tables and what in them is out of date', async () => {
    const where = await homeAt('phase 4')
    const before = await contentsOf(where.home)
    const { code, document } = await backcourtJson(
      ['backfill', LAST_DAY, '--only', 'psza', '--policy', 'all', '--yes'],
      where,
    )
    expect(code).toBe(0)
    expect(document.data.units.map(({ table }: { table: string }) => table)).toEqual(['psza'])
    expect(await contentsOf(where.home)).toEqual(before)
    const after = await planOf(where, LAST_DAY)
    expect(after.units.map(({ target }) => target)).toEqual(['pcf', 'pdc', 'mlfs'])
    expect(after.units[0]?.reasons[0]).toMatchObject({ code: 'upstream newer' })
  })
})

describe('bootstrap days', () => {
  test('are left out with their reason, and asking for nothing else does nothing', async () => {
    const where = await homeAt('phase 3')
    const { code, document, units } = await planOf(where, '2021-10-19..2021-11-01')
    expect([code, units]).toEqual([0, []])
    expect(document.headline).toContain('bootstrap')
  })
})
