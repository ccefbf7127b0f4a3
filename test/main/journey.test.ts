import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, test } from 'vitest'
import { cli, environment, type Where } from '../commands/command-line.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'
import { expectGolden } from '../golden/golden.ts'
import { hasTmux, startTmux, type TmuxSession } from '../terminal/repl/tmux.ts'

const isThere = hasTmux()
const PROMPT = /backcourt> *$/

const open: TmuxSession[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.end()
})

/** The assistant as a person opens it, in a terminal of 80 columns. */
function openAssistant(where: Where): TmuxSession {
  const session = startTmux([process.execPath, cli], {
    columns: 80,
    rows: 50,
    env: { ...environment(where), NO_COLOR: '1', TERM: 'screen-256color', PAGER: '' },
  })
  open.push(session)
  return session
}

async function ask(session: TmuxSession, line: string, answer: string | RegExp): Promise<readonly string[]> {
  // A clean screen first: what stands there from before must not be taken for the answer.
  session.press('C-l')
  await session.until(/^backcourt> *$/, 20)
  session.type(line)
  session.press('Enter')
  return session.until(answer, 40)
}

/** What differs from run to run: ids, hashes, times, rates. */
const normal = (lines: readonly string[], home: string): string[] =>
  lines
    .map(line =>
      line
        .replaceAll(home, '<home>')
        .replace(/\b(run|Run|resume|watch|retry) [a-z2-9]{6}\b/g, '$1 <run>')
        .replace(/\b[0-9a-f]{12}\b/g, '<hash>')
        .replace(/(?:under )?\d+(?:\.\d+)? (?:s|min)\b/g, '<time>')
        .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<when>')
        .replace(/\(\S+\)$/, '(<user>)')
        .trimEnd(),
    )
    .filter(line => line !== '')

/** From the line that begins with the words to the end of the screen. */
const from = (lines: readonly string[], words: string): readonly string[] =>
  lines.slice(lines.findLastIndex(line => line.includes(words)))

/** The program itself, below the shell of the terminal. */
const assistantPid = (session: TmuxSession): number =>
  Number(
    execFileSync('pgrep', ['-P', String(session.pid()), 'node'], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  )

describe.skipIf(!isThere)('a newcomer in the terminal, over the sample league', () => {
  test('preflight finds the planted holes, backfill runs with bars, validate and why explain', async () => {
    const where = await homeAt('raw')
    const session = openAssistant(where)
    await session.until(PROMPT)

    const preflight = await ask(session, `preflight ${RANGE} --phase 3`, /Next: [^\n]+[\s\S]*backcourt> *$/)
    expectGolden('terminal-journey/1-preflight', normal(from(preflight, 'backcourt> preflight'), where.home))

    await ask(session, `backfill ${RANGE} --phase 3`, /\[y\/N\]/)
    session.press('y', 'Enter')
    const running = await session.until(/\d of \d units/, 30)
    expect(running.join('\n')).toMatch(/Run [a-z2-9]{6} {2}backfill/)
    session.type('why pgs 2021')
    await session.until(/Done[\s\S]*backcourt> why pgs 2021$/, 40)
    session.press('C-c')

    await ask(session, `backfill ${RANGE}`, /\[y\/N\]/)
    session.press('y', 'Enter')
    await session.until(/Next: validate[\s\S]*backcourt> *$/, 40)

    const validate = await ask(session, `validate ${RANGE} --phase 4`, /contracts of[\s\S]*backcourt> *$/)
    expectGolden('terminal-journey/2-validate', normal(from(validate, 'backcourt> validate'), where.home))

    await ask(session, 'why psza 2021-11-11', /backcourt> *$/)
    const why = await session.until(/psza[\s\S]*462|psza[\s\S]*expected failures[\s\S]*backcourt> *$/, 30)
    expectGolden('terminal-journey/3-why', normal(from(why, 'backcourt> why psza'), where.home))
  }, 180_000)

  test('a run that was stopped by Ctrl-C and one that was killed go on with the same line', async () => {
    const where = await homeAt('empty')
    const line = `backfill ${RANGE} --phase all --yes`
    const first = openAssistant(where)
    await first.until(PROMPT)
    await ask(first, line, /\d of \d+ units/)
    first.press('C-c')
    await first.until(/cancel [a-z2-9]{6}\?/)
    first.press('y', 'Enter')
    const stopped = await first.until(/Stopped: \d+ of \d+ units committed/, 60)
    expect(stopped.join('\n')).toContain('Next: backfill')

    await ask(first, line, /\d of \d+ units/)
    process.kill(assistantPid(first), 'SIGKILL')
    await first.until(/\[exit 137\]/)

    const second = openAssistant(where)
    await second.until(/Run [a-z2-9]{6} was interrupted[\s\S]*backcourt>/)
    await ask(second, line, /Done(?: with warnings)?: \d+ of \d+ units? committed/)
    const valid = await ask(second, `validate ${RANGE}`, /contracts of 10 tables hold/)
    expect(valid.join('\n')).not.toMatch(/missing on|failed on|untracked on|stale on/)
  }, 180_000)
})
