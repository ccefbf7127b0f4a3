import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import { bundleProgram } from '../commands/bundle-program.ts'
import { backcourtJson, environment, listenTo, type Where } from '../commands/command-line.ts'
import { rowsOf } from '../commands/contents.ts'
import { homeAt } from '../commands/prepared-home.ts'
import { viewsOf } from './accounts.ts'
import { assistantIn } from './assistant-in.ts'
import type { KillPoint } from './kill-point.ts'
import { write } from './write-by-hand.ts'

const REPLACE = 'registry build 2021-22 --strategy replace'

/** Every column of every row, as text. */
const bytesOf = async (home: string, table = 'nba_players_registry'): Promise<readonly string[]> =>
  (
    await rowsOf(home, `SELECT CAST(t AS STRING) AS bytes FROM nba_reference.${table} AS t ORDER BY bytes`)
  ).map(row => String(row.bytes))

/** A home with a registry whose gamebooks then lost what the condition says. */
async function built(lost?: string): Promise<Where & { readonly files: string }> {
  const where = await homeAt('raw')
  const { code, stderr } = await backcourtJson(['registry', 'build', '2021-22', '--yes'], where)
  expect(code, stderr).toBe(0)
  if (lost) await write(where.home, `DELETE FROM nba_raw.nbac_gamebook_player_stats WHERE ${lost}`)
  return where
}

/** Types a line and, when asked, yes or the name that the question wants; or another word. */
async function typing(where: Where & { readonly files: string }, line: string, word?: string) {
  const { ask, close } = await assistantIn(where)
  const answer = await ask(line, async (_question, typed) => word === undefined || word === typed)
  await close()
  return answer
}

const done = (answer: Answer | Refusal): { readonly runId: string } => {
  if (isRefusal(answer)) throw new Error(answer.message)
  expect(answer.outcome).toBe('done')
  return answer.data as { readonly runId: string }
}

describe('21: a replacement of the registry by a source that lost its rows', () => {
  test.each([
    ['an empty source', 'TRUE', 0],
    ['a source with 60 % fewer rows', "SUBSTR(team_abbr, 1, 1) BETWEEN 'A' AND 'M'", undefined],
  ])(
    '%s: refused with the numbers, unless the phrase and the season are typed; the undo gives the same bytes',
    async (_, lost, coming) => {
      const where = await built(lost)
      const before = await bytesOf(where.home)
      const refused = await backcourtJson([...REPLACE.split(' '), '--yes'], where)
      expect(refused.code).toBe(2)
      expect(refused.document.code).toBe('source-lost-rows')
      const [, left] = /make (\d+) rows?/.exec(refused.document.message) ?? []
      if (coming !== undefined) expect(Number(left)).toBe(coming)
      expect(Number(left)).toBeLessThan(before.length * 0.45)
      const way: string = refused.document.fix.at(-1)
      expect(way).toContain(`--phrase "replace ${before.length} rows of 2021-22 by ${left}"`)

      const phrase = `replace ${before.length} rows of 2021-22 by ${left}`
      const wrong = await backcourtJson([...REPLACE.split(' '), '--phrase', 'yes, do it', '--yes'], where)
      expect(wrong.document.code).toBe('source-lost-rows')
      // The right phrase is no yes: nobody is there to type the season.
      const alone = await backcourtJson([...REPLACE.split(' '), '--phrase', phrase, '--yes'], where)
      expect([alone.code, alone.document.code]).toEqual([2, 'not-confirmed'])
      // Neither is another word.
      expect(await typing(where, `${REPLACE} --phrase "${phrase}"`, 'yes')).toMatchObject({
        code: 'declined',
      })
      expect(await bytesOf(where.home)).toEqual(before)
      expect(await bytesOf(where.home, 'registry_backups')).toEqual([])

      const { runId } = done(await typing(where, `${REPLACE} --phrase "${phrase}"`))
      expect(await bytesOf(where.home)).toHaveLength(Number(left))
      expect(await bytesOf(where.home, 'registry_backups')).toHaveLength(before.length)
      done(await typing(where, `registry undo ${runId}`))
      expect(await bytesOf(where.home)).toEqual(before)
      expect((await viewsOf(where.home)).slice(0, 3).map(({ outcome }) => outcome)).toEqual([
        'done',
        'done',
        'done',
      ])
    },
  )

  test('a source that grew or lost little is replaced once the season is typed', async () => {
    const where = await built("team_abbr = 'BOS'")
    const before = await bytesOf(where.home)
    const { runId } = done(await typing(where, REPLACE))
    expect((await bytesOf(where.home)).length).toBeLessThan(before.length)
    const undo = await backcourtJson(['registry', 'undo', runId, '--yes'], where)
    expect([undo.code, undo.document.code]).toEqual([2, 'not-confirmed'])
    done(await typing(where, `registry undo ${runId}`))
    expect(await bytesOf(where.home)).toEqual(before)
  })
})

describe('a process that is killed while it replaces a season', () => {
  let program: string
  beforeAll(async () => {
    program = await bundleProgram(fileURLToPath(new URL('./replacing-cli.ts', import.meta.url)))
  })
  const registry = 'nba_reference.nba_players_registry'

  test.each<[string, KillPoint, boolean]>([
    ['before its backup', { of: 'INTO nba_reference.registry_backups', at: 'INTO', when: 'before' }, false],
    ['after its backup', { of: 'INTO nba_reference.registry_backups', at: 'INTO', when: 'after' }, false],
    ['when the rows are gone', { of: `DELETE FROM ${registry}`, at: 'DELETE', when: 'after' }, false],
    ['before it commits', { of: `DELETE FROM ${registry}`, at: 'COMMIT', when: 'before' }, false],
    ['after it committed', { of: `DELETE FROM ${registry}`, at: 'COMMIT', when: 'after' }, true],
  ])('%s leaves all or nothing, and a backup for all that it took', async (_, point, committed) => {
    const where = await built("team_abbr = 'BOS'")
    const before = await bytesOf(where.home)
    const child = spawn(process.execPath, [program, REPLACE], {
      env: { ...environment(where), BACKCOURT_DIE_AT: JSON.stringify(point) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { signal, stdout } = await listenTo(child).ended
    expect([signal, stdout]).toEqual(['SIGKILL', ''])

    const after = await bytesOf(where.home)
    const backups = await rowsOf(where.home, 'SELECT DISTINCT backup_id FROM nba_reference.registry_backups')
    expect(after.length < before.length).toBe(committed)
    if (!committed) expect(after).toEqual(before)
    expect(backups).toHaveLength(committed ? 1 : 0)
    const { runId } = committed
      ? { runId: String(backups[0]?.backup_id) }
      : done(await typing(where, REPLACE))
    done(await typing(where, `registry undo ${runId}`))
    expect(await bytesOf(where.home)).toEqual(before)
  })
})
