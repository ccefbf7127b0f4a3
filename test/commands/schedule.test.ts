import { afterEach, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { scheduleStore } from '../../jobs/schedules/schedule-store.ts'
import { splitWords } from '../../src/assistant/command/split-words.ts'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { takeRequest } from '../../src/assistant/request/take-request.ts'
import { parseRights, type Rights } from '../../src/assistant/rights/rights.ts'
import { renderAnswer } from '../../src/terminal/render-answer.ts'
import { renderRefusal } from '../../src/terminal/render-refusal.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openLeague } from '../pipeline/why/ask-league.ts'

const leagues: League[] = []
afterEach(async () => {
  for (const league of leagues.splice(0)) await league.close()
})

const rights = parseRights(
  JSON.stringify({ everyone: 'viewer', users: { ana: 'operator', ben: 'operator', max: 'admin' } }),
  'rights.json',
) as Rights
const screen = { width: 80, fits: true, colours: 'none', unicode: true, program: 'backcourt' } as const

/** The league with schedules, in which people ask on the morning of 2021-11-23, which knows games until 2021-11-27. */
async function team() {
  const league = await openLeague()
  leagues.push(league)
  const woken: string[] = []
  let ids = 0
  let now = '2021-11-23T15:30:00Z'
  const schedules = scheduleStore({
    reading: async () => league.warehouse,
    writing: async () => league.warehouse,
    queue: {
      keep: async ({ id, at }) => void woken.push(`keep ${id} ${at}`),
      drop: async id => void woken.push(`drop ${id}`),
      nudge: async ({ id, by }) => void woken.push(`nudge ${id} for ${by?.name}`),
      close: async () => {},
    },
    now: () => new Date(now),
    newId: () => `entry${++ids}`,
  })
  let added = 0
  const ask = async (line: string, user = 'ana', hasRedis = true) => {
    const words = splitWords(line)
    if (isRefusal(words)) throw new Error(words.message)
    const { answer } = await takeRequest(words, commands, {
      showPlan: () => undefined,
      confirm: async () => undefined,
      open: async () => ({
        ...league.context(now),
        today: easternToday(new Date(now)),
        rights,
        user,
        asker: { id: user, name: user, groups: [] },
        newId: () => `k3f${++added}`,
        ...(hasRedis ? { schedules: async () => schedules } : {}),
      }),
    })
    return answer
  }
  return {
    schedules,
    woken,
    ask,
    at: (instant: string) => {
      now = instant
    },
    see: async (line: string, user?: string, hasRedis?: boolean) => {
      const answer = await ask(line, user, hasRedis)
      const lines = isRefusal(answer) ? renderRefusal(answer, screen) : renderAnswer(answer, screen)
      return [`$ backcourt ${line}`, ...lines, '']
    },
  }
}

describe('schedule', () => {
  test('add says what was understood, and what will be done the next times', async () => {
    const { see } = await team()
    expectGolden('schedule/add', [
      ...(await see('schedule add "validate yesterday" --at 09:00 --on after-games')),
      ...(await see('schedule add daily --at 08:30 --post C012AB3CD')),
      ...(await see('schedule add "validate yesterday" --at 09:00 --on after-games')),
    ])
  })

  test('add off season says which day is the first', async () => {
    const { see, at } = await team()
    at('2021-10-10T12:00:00Z')
    expectGolden('schedule/off-season', await see('schedule add "ingest today" --at 06:00 --on game-days'))
  })

  test('list shows when, what comes next and what came last', async () => {
    const { see, schedules } = await team()
    const empty = await see('schedule list')
    await see('schedule add "validate yesterday" --at 09:00 --on after-games')
    await see('schedule add daily --at 08:30 --post C012AB3CD')
    await see('schedule add "backfill yesterday" --at 12:00 --on game-days', 'ben')
    await see('schedule pause k3f3', 'ben')
    const at = '2021-11-23T14:00:09.000Z'
    await schedules.settle('k3f1', { at, outcome: 'done with warnings', headline: 'Two rows.', runId: 'r1' })
    expectGolden('schedule/list', [...empty, ...(await see('schedule list'))])
  })

  test('remove, pause, resume and run say what they did, and tell the queue', async () => {
    const { see, woken } = await team()
    const lines = ['pause k3f1', 'resume k3f1', 'run k3f1', 'remove k3f1', 'remove k3f1']
    await see('schedule add "validate yesterday" --at 09:00 --on after-games')
    const seen: string[] = []
    for (const line of lines) seen.push(...(await see(`schedule ${line}`, 'ben')))
    expectGolden('schedule/changes', seen)
    expect(woken).toEqual([
      'keep k3f1 09:00',
      'drop k3f1',
      'keep k3f1 09:00',
      'nudge k3f1 for ben',
      'drop k3f1',
    ])
  })

  test('refuses what cannot be asked by itself, with the whole line as the way out', async () => {
    const { see, schedules } = await team()
    const seen = [
      'add "validat yesterday" --at 09:00',
      'add "validate yestrday" --at 09:00 --on after-games --post C012AB3CD',
      'add "validate yesterday --only pzsa" --at 09:00',
      'add daily --at 9am',
      'add daily --at 24:00',
      'add daily --at 08:30 --post general',
      'add daily --at 08:30 --on game-nights',
      'add "schedule list" --at 09:00',
      'add worker --at 09:00',
      'add "daily --home /elsewhere" --at 09:00',
      'add "backfill --help" --at 09:00',
      'add daily',
      'run nowhere',
    ]
    const lines: string[] = []
    for (const line of seen) lines.push(...(await see(`schedule ${line}`)))
    expectGolden('schedule/refused', lines)
    expect(await schedules.list()).toEqual([])
  })

  test('never takes a line that destroys', async () => {
    const { ask } = await team()
    const destroying = commands.filter(({ risk }) => risk === 'destroys')
    for (const { examples } of destroying)
      expect(await ask(`schedule add '${examples[0]?.line}' --at 09:00`, 'max')).toMatchObject({
        code: 'not-schedulable',
      })
  })

  test('is for operators, and only for those who may ask the line themselves', async () => {
    const { ask, see } = await team()
    expect(await ask('schedule list', 'eve')).not.toHaveProperty('refused')
    expect(await ask('schedule add daily --at 08:30', 'eve')).toMatchObject({ code: 'not-allowed' })
    await ask('schedule add daily --at 08:30')
    for (const verb of ['run', 'pause', 'resume', 'remove'])
      expect(await ask(`schedule ${verb} k3f1`, 'eve')).toMatchObject({ code: 'not-allowed' })
    expectGolden('schedule/without-redis', await see('schedule list', 'ana', false))
  })
})
