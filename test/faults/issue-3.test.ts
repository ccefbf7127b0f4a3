import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { backcourt, backcourtJson, startBackcourt, until } from '../commands/command-line.ts'
import { rowsOf } from '../commands/contents.ts'
import { homeAt, newFolder, ownFiles, PHASE_4, RANGE } from '../commands/prepared-home.ts'
import { successesOf, viewsOf } from './accounts.ts'
import { assistantIn } from './assistant-in.ts'
import { write } from './write-by-hand.ts'

const FIRST_UNIT = /\[\d+\/\d+\]/

describe('6: a listener that was down', () => {
  const linesOf = (text: string) =>
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line))

  test('hears every event exactly once and in order, and the same last words, however late it comes back', async () => {
    const where = await homeAt('empty')
    const owner = startBackcourt(['backfill', RANGE, '--phase', 'all', '--yes'], where)
    await until(owner, FIRST_UNIT)
    const { document } = await backcourtJson(['runs'], where)
    const id: string = document.data.runs[0].runId
    const first = startBackcourt(['watch', id, '--ndjson'], where)
    await until(first, 'unit committed')
    first.child.kill('SIGKILL')
    const restarted = await backcourt(['watch', id, '--ndjson'], where)
    const ended = await owner.ended
    const afterwards = await backcourt(['watch', id, '--ndjson'], where)

    const rows = await rowsOf(
      where.home,
      `SELECT event FROM backcourt.run_events WHERE run_id = '${id}' ORDER BY seq`,
    )
    const events = rows.map(({ event }) => ({ runId: id, ...JSON.parse(String(event)) }))
    expect(events.length).toBeGreaterThan(20)
    const [late, later] = [linesOf(restarted.stdout), linesOf(afterwards.stdout)]
    expect(late.slice(0, -1)).toEqual(events)
    expect(later).toEqual(late)
    expect(late.at(-1)).toMatchObject({ exitCode: ended.code, command: `watch ${id}` })
    expect(ended.stdout.replaceAll(/\s+/g, '')).toContain(late.at(-1).headline.replaceAll(/\s+/g, ''))
    const heard = linesOf((await first.ended).stdout.replace(/[^\n]*$/, ''))
    expect(heard).toEqual(events.slice(0, heard.length))
  })
})

describe('7: a retry days later', () => {
  test('does exactly the days that failed, with their parameters, whatever ran in between', async () => {
    const [bad, good] = ['2021-11-05', '2021-11-06']
    const where = await homeAt('raw')
    const points = (change: string) =>
      `UPDATE nba_raw.nbac_gamebook_player_stats SET points = points ${change} WHERE game_date = DATE '${bad}' AND points > 20`
    await write(where.home, points('+ 1000'))
    const failed = await backcourtJson(
      ['backfill', `${bad}..${good}`, '--only', 'pgs', '--with-gaps', '--yes'],
      where,
    )
    expect(failed.code).toBe(1)
    const id: string = failed.document.data.runId
    await backcourt(['backfill', good, '--only', 'togs', '--with-gaps', '--yes'], where)
    await write(where.home, points('- 1000'))
    const before = await successesOf(where.home)
    const { document } = await backcourtJson(['retry', id, '--dry-run'], where)
    const [view] = (await viewsOf(where.home)).filter(({ runId }) => runId === id)
    const left = view?.units.filter(({ state }) => state === 'failed').map(({ unit }) => unit) ?? []
    const parameters = ({ reasons: _, after: __, ...unit }: Record<string, unknown>) => unit
    expect(document.data.plan.units.map(parameters)).toEqual(left.map(unit => parameters({ ...unit })))
    expect(left.flatMap(({ dates }) => dates)).toEqual([bad])

    const retried = await backcourt(['retry', id, '--yes'], where)
    expect([0, 3], retried.stderr + retried.stdout).toContain(retried.code)
    const after = await successesOf(where.home)
    expect(
      after.filter(row => !before.some(one => JSON.stringify(one) === JSON.stringify(row))),
    ).toMatchObject([{ processor_name: 'pgs', data_date: bad, times: 1 }])
  })
})

describe('14: the clock', () => {
  test.each([
    ['2021-03-14T04:59:59Z', '2021-03-13', 'the last second before the day on which clocks go forward'],
    ['2021-03-14T05:00:00Z', '2021-03-14', 'its first'],
    ['2021-03-15T03:59:59Z', '2021-03-14', 'its last, which comes an hour earlier'],
    ['2021-03-15T04:00:00Z', '2021-03-15', 'the next day'],
    ['2021-11-07T03:59:59Z', '2021-11-06', 'the last second before the day on which they go back'],
    ['2021-11-07T04:00:00Z', '2021-11-07', 'its first'],
    ['2021-11-08T04:59:59Z', '2021-11-07', 'its last, which comes an hour later'],
    ['2021-11-08T05:00:00Z', '2021-11-08', 'the next day'],
    ['2021-11-06T04:45:00Z', '2021-11-06', 'a game of the evening before goes on after midnight'],
  ])('at %s it is %s in New York: %s', (instant, day) => {
    expect(easternToday(new Date(instant))).toBe(day)
  })

  test('of the host may be in any zone: the same plan, the same verdicts', async () => {
    const where = await homeAt('phase 3')
    const told = []
    for (const TZ of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
      const at = { ...where, env: { TZ } }
      const plan = await backcourtJson(['backfill', PHASE_4, '--dry-run'], at)
      const days = await backcourtJson(['count', 'pgs', '2021-11-06..2021-11-08'], at)
      told.push([plan.document.data.plan.hash, plan.document.facts, days.document.data])
    }
    expect(told[0]?.[0]).toMatch(/^[0-9a-f]{12}$/)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('that was set back is told by preflight, with what it costs', async () => {
    const where = await homeAt('raw')
    expect((await backcourt(['preflight', '--quick'], where)).stdout).not.toContain('set back')
    await write(
      where.home,
      `UPDATE nba_reference.processor_run_history SET processed_at = TIMESTAMP '2031-01-01 00:00:00+00' WHERE processor_name = 'gamebook'`,
    )
    const { code, document } = await backcourtJson(['preflight', '--quick'], where)
    expect(code).toBe(1)
    expect(JSON.stringify(document)).toContain('the clock was set back')
  })
})

describe('18: a plan that may not run is refused, each time for its own reason', () => {
  test('declined, nobody there, drifted while it was read, and nothing left of a run', async () => {
    const [home, files, day] = [await newFolder(), await ownFiles(), '2021-10-20']
    const { ask, close } = await assistantIn({ home, files })
    const done = await ask(`ingest ${day} --yes`)
    if (isRefusal(done)) throw new Error(done.message)
    const { runId } = done.data as { runId: string }
    const next = 'ingest 2021-10-21'
    const refusals = [
      await ask(next, async () => false),
      await ask(next),
      await ask(next, async () => {
        rmSync(join(files, 'nba-com/gamebooks-data/2021-10-21'), { recursive: true })
        return true
      }),
      await ask(`retry ${runId}`, async () => true),
    ]
    await close()
    expect(refusals.map(answer => isRefusal(answer) && answer.code)).toEqual([
      'declined',
      'not-confirmed',
      'plan-drifted',
      'nothing-to-retry',
    ])
    expect((await viewsOf(home)).map(view => view.runId)).toEqual([runId])
  })

  test('without a terminal and without --yes the way out is the line with --yes', async () => {
    const where = await homeAt('raw')
    const { code, stderr } = await backcourt(['backfill', RANGE, '--phase', '3'], where)
    expect(code).toBe(2)
    expect(stderr).toContain(`backcourt backfill ${RANGE} --phase 3 --yes`)
    expect(await viewsOf(where.home)).toHaveLength(1)
  })
})
