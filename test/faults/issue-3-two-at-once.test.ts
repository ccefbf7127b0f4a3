import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { backcourt, backcourtJson, startBackcourt, until } from '../commands/command-line.ts'
import { contentsOf, rowsOf } from '../commands/contents.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'
import { successesOf, viewsOf } from './accounts.ts'
import { assistantIn } from './assistant-in.ts'
import { write } from './write-by-hand.ts'

const FIRST_UNIT = /\[\d+\/\d+\]/

describe('22: two who start overlapping work in the same instant', () => {
  const wide = `backfill ${RANGE} --phase 3 --yes`
  const narrow = 'backfill 2021-10-19..2021-11-04 --phase 3 --yes'

  /** From the start of an attempt at a table day to its end, by run. */
  async function attempts(home: string) {
    const rows = await rowsOf(home, 'SELECT run_id, event FROM backcourt.run_events ORDER BY run_id, seq')
    const events = rows.map(({ run_id, event }) => ({ run: String(run_id), ...JSON.parse(String(event)) }))
    const days = new Map<string, { run: string; from: string; to: string }[]>()
    for (const view of await viewsOf(home)) {
      for (const { unit } of view.units) {
        const own = events.filter(({ run, unit: id }) => run === view.runId && id === unit.id)
        const from = own.find(({ kind }) => kind === 'unit started')?.at
        const to = own.at(-1)?.at
        if (from === undefined) continue
        for (const date of unit.dates) {
          const key = `${unit.target} ${date}`
          days.set(key, [...(days.get(key) ?? []), { run: view.runId, from, to }])
        }
      }
    }
    return [...days.values()]
  }

  test('never make one table day at the same time; the tables are those of a clean run', async () => {
    const where = await homeAt('raw')
    const ended = await Promise.all([wide, narrow].map(line => backcourtJson(line.split(' '), where)))
    for (const { code, document, stderr } of ended) {
      expect([0, 2, 3], `${JSON.stringify(document.facts)} ${stderr}`).toContain(code)
      if (code === 2)
        expect(document).toMatchObject({
          code: 'overlap',
          fix: [expect.stringMatching(/^watch /), expect.any(String)],
        })
    }
    expect(ended.filter(({ code }) => code !== 2).length).toBeGreaterThan(0)
    const rest = await backcourt(wide.split(' '), where)
    expect([0, 3], rest.stderr).toContain(rest.code)
    for (const [one, other] of (await attempts(where.home)).filter(list => list.length > 1)) {
      if (one && other) expect(one.to <= other.from || other.to <= one.from).toBe(true)
    }
    expect(await contentsOf(where.home)).toEqual(await contentsOf((await homeAt('phase 3')).home))
    expect((await successesOf(where.home)).filter(({ times }) => times !== 1)).toEqual([])
  })

  test('in one process are let in one after the other: the second is told whose run it is', async () => {
    const where = await homeAt('raw')
    const { ask, close } = await assistantIn(where)
    const answers = await Promise.all([ask(wide), ask(wide)])
    await close()
    const refused = answers.filter(isRefusal)
    expect(refused.map(({ code }) => code)).toEqual(['overlap'])
    expect(refused[0]?.message).toContain('is making')
    expect((await viewsOf(where.home)).map(({ outcome }) => outcome)).not.toContain('cancelled')
    expect((await successesOf(where.home)).filter(({ times }) => times !== 1)).toEqual([])
  })
})

describe('25: a run that older formulas planned', () => {
  const line = ['backfill', RANGE, '--phase', '3', '--policy', 'all']

  test('is not taken up: its own command plans anew and says why, resume refuses it as drifted', async () => {
    const where = await homeAt('raw')
    const running = startBackcourt([...line, '--yes'], where)
    await until(running, FIRST_UNIT)
    running.child.kill('SIGKILL')
    await running.ended
    const { document: list } = await backcourtJson(['runs'], where)
    const [{ runId: id, state }] = list.data.runs
    expect(state).toBe('interrupted')
    const asItIs = await backcourtJson([...line, '--dry-run'], where)

    const [own] = await rowsOf(where.home, `SELECT plan FROM backcourt.runs WHERE run_id = '${id}'`)
    const { code } = JSON.parse(String(own?.plan))
    const older = (column: string) => `${column} = REPLACE(${column}, '${code}', 'of another version')`
    await write(
      where.home,
      `UPDATE backcourt.runs SET ${older('plan')} WHERE run_id = '${id}'`,
      `UPDATE backcourt.run_events SET ${older('event')} WHERE run_id = '${id}' AND kind = 'run started'`,
    )
    const refused = await backcourtJson(['resume', id, '--yes'], where)
    expect([refused.code, refused.document.code]).toEqual([2, 'plan-drifted'])
    expect(refused.document.fix).toEqual([line.join(' '), `retry ${id}`])
    const anew = await backcourtJson([...line, '--dry-run'], where)
    expect(anew.document.data.plan.units.length).toBeGreaterThan(asItIs.document.data.plan.units.length)
    expect(anew.document.facts.join('\n')).toMatch(
      new RegExp(`run ${id} .* other formulas, so all is planned anew`),
    )

    const ran = await backcourtJson([...line, '--yes'], where)
    expect([0, 3]).toContain(ran.code)
    expect(ran.document.data.runId).not.toBe(id)
    expect(await contentsOf(where.home)).toEqual(await contentsOf((await homeAt('phase 3')).home))
    const open = (await viewsOf(where.home)).filter(({ outcome }) => outcome === undefined)
    expect(open).toEqual([])
  })
})
