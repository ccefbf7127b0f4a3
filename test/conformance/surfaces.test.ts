import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backcourt } from '../commands/command-line.ts'
import { rowsOf } from '../commands/contents.ts'
import { homeAt, LAST_DAY, newFolder, PHASE_4 } from '../commands/prepared-home.ts'
import { exampleLines } from './example-lines.ts'
import { type Heard, heardAs, sameWords } from './heard.ts'
import { askAsGuest, askAsJson, askAsText, askInScript, besideAnOwner } from './surfaces.ts'

/** What a line must say on every surface is what `--json` says; the others are held against it. */
async function everySurface(lines: readonly string[], stage: Parameters<typeof homeAt>[0]) {
  const [text, json, script, guest] = await Promise.all(
    [askAsText, askAsJson, askInScript, askAsGuest].map(async ask => {
      const where = await homeAt(stage)
      return ask(
        lines.map(line => line.replaceAll('HOME', where.home)),
        where,
      )
    }),
  )
  return lines.map((line, i) => ({
    line,
    json: heardAs(json?.[i] as Heard),
    guest: heardAs(guest?.[i] as Heard),
    text: heardAs(text?.[i] as Heard),
    script: heardAs(script?.[i] as Heard),
  }))
}

function expectTheSame(surfaces: Awaited<ReturnType<typeof everySurface>>): void {
  for (const { line, json, guest, text, script } of surfaces) {
    expect.soft({ line, said: json }).not.toEqual({ line, said: undefined })
    expect.soft({ line, ...guest }).toEqual({ line, ...json })
    expect.soft({ line, code: text.code }).toEqual({ line, code: json.code })
    for (const [name, heard] of [
      ['text', text],
      ['script', script],
    ] as const)
      expect(
        sameWords(heard, json),
        `${line} as ${name}:\n${heard.said}\nis not\n${JSON.stringify(json.said)}`,
      ).toBe(true)
  }
}

/** Of a league that is all done: what needs a run under way, something left of one, or Redis. */
const REFUSED = [
  'retry',
  'cancel',
  'cancel',
  'pause',
  'resume',
  ...Array(7).fill('schedule'),
  ...Array(16).fill('registry'),
]

test('every example says the same in words, as JSON, in a script and through another process', async () => {
  const { home } = await homeAt('phase 4')
  const [run] = await rowsOf(home, 'SELECT run_id FROM backcourt.runs ORDER BY created_at DESC LIMIT 1')
  const [player] = await rowsOf(
    home,
    `SELECT p.player_full_name AS name FROM nba_analytics.player_game_summary AS p WHERE p.game_date = DATE '${LAST_DAY}' ORDER BY name LIMIT 1`,
  )
  const lines = exampleLines({ run: String(run?.run_id), player: String(player?.name) })
  expect(lines.length).toBeGreaterThan(35)
  const surfaces = await everySurface(lines, 'phase 4')
  expectTheSame(surfaces)
  const refused = surfaces.filter(({ json }) => json.code === 2).map(({ line }) => line)
  expect(refused.map(line => line.split(' ')[0])).toEqual(REFUSED)
}, 180_000)

test('work that is done says the same, and leaves the same', async () => {
  const day = '2021-10-19'
  const surfaces = await everySurface(
    ['sample --days 1', `ingest ${day} --yes`, `backfill ${day} --phase 3 --yes`, `backfill ${day} --yes`],
    'empty',
  )
  expectTheSame(surfaces)
  expect(surfaces.map(({ json }) => json.code)).toEqual([0, 0, 0, 0])
})

test('what is refused is refused with the same code, words and way out', async () => {
  const surfaces = await everySurface(
    [
      'backfil 2021-11-01',
      'backfill 2021-11-31',
      'backfill 2021-11-10..2021-11-01',
      'backfill tomorrow',
      `backfill ${PHASE_4} --dry-rnu`,
      `backfill ${PHASE_4} --only pzsa`,
      `backfill ${PHASE_4} --only psza --phase 4`,
      'backfill 2021-10-19..2021-11-30 --phase 4 --policy all',
      `validate ${LAST_DAY} extra words`,
      'run nowhere',
      'retry nowhere',
      'cancel',
      'sql "DROP TABLE x"',
      'sql "SELECT nothing FROM nowhere"',
      'why pdc 2021-11-11 Nobody Atall',
      'help nonsense',
    ],
    'phase 4',
  )
  expectTheSame(surfaces)
  for (const { line, json } of surfaces) expect([line, json.code]).toEqual([line, 2])
})

test('a relative path begins in the folder of the person, also through another process', async () => {
  const [where, folder] = [await homeAt('phase 4'), await newFolder()]
  const { code } = await besideAnOwner(where, () =>
    backcourt(['handoff', LAST_DAY, '--out', 'notes.md'], { ...where, spawn: { cwd: folder } }),
  )
  expect(code).toBe(0)
  expect(existsSync(join(folder, 'notes.md'))).toBe(true)
})
