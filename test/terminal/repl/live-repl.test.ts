import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { expectGolden } from '../../golden/golden.ts'
import { moment } from '../sample-run.ts'
import { hangUp, keys, openSession, type Session } from './open-session.ts'

afterEach(hangUp)

const started = async (session: Session): Promise<void> => {
  session.press('run', keys.enter)
  await session.until('[y/N]')
  session.press('y', keys.enter)
  await session.until('Run 2026-01-05-a')
}
/** Lets everything that a key set off be drawn. */
const settle = (): Promise<void> => wait(30)

describe('the draft is never eaten', () => {
  test('it keeps its text and its cursor while the block moves and answers come in', async () => {
    const session = await openSession()
    await started(session)
    session.press('run nov 2021', keys.left, keys.left)
    await session.until('backcourt> run nov 2021')
    session.conversation.runs[0]?.step(2)
    await session.until('1 of 5 units')
    expect(await session.cursor()).toEqual({
      x: 'backcourt> run nov 20'.length,
      line: 'backcourt> run nov 2021',
    })
    session.conversation.runs[0]?.finish()
    const lines = await session.until('is over')
    expect(lines.at(-1)).toBe('backcourt> run nov 2021')
    expect(lines.join('\n')).not.toContain('of 5 units  ')
    session.press('!')
    await session.until('backcourt> run nov 20!21')
  })

  test('a question stands in its place and gives it back', async () => {
    const session = await openSession({ readMs: 40 })
    session.press('run', keys.enter, 'read it')
    await session.until(/Run this plan .*\[y\/N\]$/)
    expect((await session.seen()).join('\n')).not.toContain('read it')
    session.press('n', keys.enter)
    await session.until('Nothing was run.')
    await session.until(/backcourt> read it$/)
    expect(session.conversation.confirmed).toEqual([false])
  })

  test('Tab pressed for one line does nothing to another', async () => {
    const session = await openSession()
    session.press('rea', keys.tab, keys.ctrl('u'), 'x')
    await settle()
    expect((await session.seen()).at(-1)).toBe('backcourt> x')
  })
})

describe('questions', () => {
  test('Enter, Escape-like keys and anything but yes is a no; yes is a yes', async () => {
    const session = await openSession()
    for (const answer of ['', 'no', 'yy', 'Yes']) {
      session.press('run', keys.enter)
      await session.until(/\[y\/N\]$/)
      session.press(answer, keys.enter)
      await session.until(/backcourt>$/)
    }
    expect(session.conversation.confirmed).toEqual([false, false, false, true])
  })

  test('Ctrl-C is a no and leaves the session alone', async () => {
    const session = await openSession()
    session.press('run', keys.enter)
    await session.until(/\[y\/N\]$/)
    session.press(keys.ctrl('c'))
    await session.until(/Nothing was run\.[\s\S]*backcourt>$/)
    expect(session.conversation.confirmed).toEqual([false])
  })

  test('what is pasted answers no question', async () => {
    const session = await openSession()
    session.press('run', keys.enter)
    await session.until(/\[y\/N\]$/)
    session.press(keys.paste('y\ny\n'))
    await session.until('answered by hand')
    expect(session.conversation.confirmed).toEqual([])
    expect(session.conversation.asked).toEqual(['run'])
  })
})

describe('pasted lines', () => {
  test('are asked one after another, and wait for a question', async () => {
    const session = await openSession({ readMs: 20 })
    session.press(keys.paste('read a\nrun\ny\nread b'))
    await session.until(/\[y\/N\]$/)
    expect(session.conversation.asked).toEqual(['read a', 'run'])
    session.press(keys.enter)
    await session.until(/no command `y`[\s\S]*backcourt> read b$/)
    expect(session.conversation.asked).toEqual(['read a', 'run', 'y'])
    expect(session.conversation.confirmed).toEqual([false])
  })

  test('a tab in them is a space', async () => {
    const session = await openSession()
    session.press(keys.paste('re\tx'))
    await session.until('backcourt> re x')
  })

  test('100 KB are refused as too long and never run, however they are shortened', async () => {
    const session = await openSession()
    session.press(keys.paste('x'.repeat(100_000)))
    await session.until('backcourt> …x')
    session.press(keys.backspace, keys.enter)
    await session.until('at most 4,000 characters')
    expect(session.conversation.asked).toEqual([])
    session.press('read', keys.enter)
    await session.until('Read it.')
  })
})

describe('history', () => {
  test('Up goes back, by what is typed; Down comes back to it', async () => {
    const session = await openSession()
    session.press('read a', keys.enter, 'fail b', keys.enter, 'read c', keys.enter)
    await session.until(/read c[\s\S]*Read it\.\n\nbackcourt>$/)
    session.press(keys.up, keys.up)
    await session.until(/backcourt> fail b$/)
    session.press(keys.ctrl('u'), 're', keys.up, keys.up)
    await session.until(/backcourt> read a$/)
    session.press(keys.down, keys.down)
    await session.until(/backcourt> re$/)
  })

  test('is there again in the next session, for its owner only, without doubles and without secrets', async () => {
    const first = await openSession()
    first.press(
      'read a',
      keys.enter,
      'read a',
      keys.enter,
      'read password=hunter2',
      keys.enter,
      'read b',
      keys.enter,
    )
    await first.until(/read b[\s\S]*Read it\.\n\nbackcourt>$/)
    expect(readFileSync(first.historyFile, 'utf8')).toBe('read a\nread b\n')
    expect(statSync(first.historyFile).mode & 0o777).toBe(0o600)
    const second = await openSession({ historyFile: first.historyFile })
    second.press(keys.up)
    await second.until(/backcourt> read b$/)
  })

  test('Ctrl-R finds by what a line holds, again the next older one; Ctrl-G brings the draft back', async () => {
    const session = await openSession()
    session.press('read nov', keys.enter, 'fail nov', keys.enter, 'read dec', keys.enter)
    await session.until(/read dec[\s\S]*Read it\.\n\nbackcourt>$/)
    session.press('draft', keys.ctrl('r'), 'nov')
    await session.until("search 'nov': fail nov")
    session.press(keys.ctrl('r'))
    await session.until("search 'nov': read nov")
    session.press('x')
    await session.until("no line holds 'novx'")
    session.press(keys.ctrl('g'))
    await session.until(/backcourt> draft$/)
    session.press(keys.ctrl('u'), keys.ctrl('r'), 'dec', keys.enter)
    await session.until(/backcourt> read dec\n✓ Read it\.\n\nbackcourt> read dec\n✓ Read it/)
  })

  test('a history that cannot be kept is told once and costs nothing else', async () => {
    const file = (await openSession()).historyFile
    writeFileSync(file, '')
    const session = await openSession({ historyFile: `${file}/below/history` })
    session.press('read', keys.enter, 'read', keys.enter)
    const lines = await session.until(/Read it\.[\s\S]*Read it\./)
    expect(lines.join('\n').match(/is not remembered/g)).toHaveLength(1)
  })
})

describe('completion', () => {
  test('one candidate is filled in, several are filled as far as they agree and listed', async () => {
    const session = await openSession()
    session.press('rea', keys.tab)
    await session.until(/backcourt> read$/)
    session.press(keys.ctrl('u'), 'ru', keys.tab)
    await session.until(/backcourt> run\nrun {3}runs$/)
    session.press('s')
    await session.until(/backcourt> runs$/)
  })
  test('Shift-Tab does nothing; what is unknown is said', async () => {
    const session = await openSession()
    session.press('rea', keys.shiftTab)
    await settle()
    await session.until(/backcourt> rea$/)
    session.press('zz', keys.tab)
    await session.until('Nothing known begins like this.')
  })
})

describe('Ctrl-C', () => {
  test('clears the draft first; then it says how to leave, and a second one leaves', async () => {
    const session = await openSession()
    session.press('something', keys.ctrl('c'))
    await session.until(/backcourt>$/)
    session.press(keys.ctrl('c'))
    await session.until('Ctrl-C again quits')
    session.press(keys.ctrl('c'))
    expect(await session.exit).toBe(0)
  })

  test('with a run it offers to cancel, and then to interrupt', async () => {
    const session = await openSession()
    await started(session)
    session.press(keys.ctrl('c'))
    await session.until('cancel 2026-01-05-a1? [y]es, [n]o, [k]eep running and quit')
    session.press('y', keys.enter)
    await session.until('stops after the units')
    expect(session.conversation.cancelled).toEqual(['2026-01-05-a1'])
    await wait(2_050)
    session.press(keys.ctrl('c'))
    await session.until('interrupt 2026-01-05-a1 now?')
    session.press('y', keys.enter)
    await session.until('is interrupted')
    expect(session.conversation.cancelled).toEqual(['2026-01-05-a1', '2026-01-05-a1 now'])
  })

  test('twice within two seconds quits with 130 and says how the run goes on', async () => {
    const session = await openSession()
    await started(session)
    session.press(keys.ctrl('c'))
    await session.until('[k]eep')
    session.press(keys.ctrl('c'))
    expect(await session.exit).toBe(130)
    await session.until('Go on with: backcourt resume 2026-01-05-a1')
    expect(session.conversation.cancelled).toEqual([])
  })

  test('k leaves the run alone and quits', async () => {
    const session = await openSession()
    await started(session)
    session.press(keys.ctrl('c'))
    await session.until('[k]eep')
    session.press('k', keys.enter)
    expect(await session.exit).toBe(130)
  })

  test('stops waiting for an answer, and drops the lines behind it', async () => {
    const session = await openSession()
    session.press('slow', keys.enter, 'read', keys.enter)
    await session.until(/working… \d+ s; 1 line waits/)
    session.press(keys.ctrl('c'))
    await session.until('Stopped waiting.')
    expect(session.conversation.asked).toEqual(['slow'])
  })
})

describe('leaving', () => {
  test.each(['exit', 'quit', 'EXIT'])('%s', async word => {
    const session = await openSession()
    session.press(word, keys.enter)
    expect(await session.exit).toBe(0)
  })
  test('Ctrl-D on an empty line; on a draft it deletes', async () => {
    const session = await openSession()
    session.press('ab', keys.left, keys.ctrl('d'))
    await session.until(/backcourt> a$/)
    session.press(keys.ctrl('u'), keys.ctrl('d'))
    expect(await session.exit).toBe(0)
  })
  test('with a run under way it asks first', async () => {
    const session = await openSession()
    await started(session)
    session.press(keys.ctrl('d'))
    await session.until('under way. Quit all the same? [y/N]')
    session.press(keys.enter)
    await session.until(/backcourt>$/)
    session.press('exit', keys.enter)
    await session.until(/Quit all the same\? \[y\/N\]$/)
    session.press('y', keys.enter)
    expect(await session.exit).toBe(130)
  })
})

describe('answers', () => {
  test('an exception is told and the session goes on', async () => {
    const session = await openSession()
    session.press('break', keys.enter, 'read', keys.enter)
    await session.until(/The part is broken[\s\S]*Read it\./)
  })
  test('. stands for the last dates, and the line is shown as it was understood', async () => {
    const session = await openSession()
    session.press('read nov 2021', keys.enter, 'warn .', keys.enter)
    await session.until('= warn 2021-11')
    expect(session.conversation.asked).toEqual(['read nov 2021', 'warn 2021-11'])
  })
  test('a wait is told after a moment, with its seconds', async () => {
    const session = await openSession({ readMs: 2_500 })
    session.press('read', keys.enter)
    await session.until('working… 1 s')
    const lines = await session.until('Read it.')
    expect(lines.join('\n')).not.toContain('working')
  })
})

describe('long answers', () => {
  test('go through a pager, and the block and the draft are back behind it', async () => {
    const session = await openSession()
    await started(session)
    session.press('long', keys.enter)
    await session.until('lines 1-23 of 62')
    session.conversation.runs[0]?.step(2)
    session.press(' ')
    await session.until('lines 24-46 of 62')
    session.press('/', 'line 55', keys.enter)
    await session.until('(end)')
    session.press('q')
    const lines = await session.until(/more lines were shown/)
    expect(lines.at(-1)).toBe('backcourt>')
    await session.until('1 of 5 units')
  })
})

test('a run of somebody else is seen, and that it is no longer under way is told', async () => {
  const session = await openSession()
  session.press('draft')
  session.conversation.appear('theirs')
  await session.until(/^Run theirs[\s\S]*backcourt> draft$/m)
  session.conversation.vanish('theirs')
  const lines = await session.until('Run theirs of ana is no longer under way')
  await session.until(/backcourt> draft$/)
  expect(lines.join('\n')).toContain('run theirs tells how')
})

describe('golden screens', () => {
  test.each([
    ['repl/run-80', { columns: 80, rows: 40 }],
    ['repl/run-120', { columns: 120, rows: 40 }],
    ['repl/run-ascii', { columns: 80, rows: 40, screen: { unicode: false } }],
  ] as const)('%s: a read, a plan, its run, and a draft below it', async (name, size) => {
    const session = await openSession({
      ...size,
      now: () => moment(12),
      interrupted: async () => 'Run 2026-01-04-z9 was interrupted; resume 2026-01-04-z9 goes on with it',
    })
    session.press('read nov 2021', keys.enter)
    await session.until('Read it.')
    await started(session)
    session.conversation.runs[0]?.step(2)
    session.press('read .')
    await session.until('1 of 5 units')
    expectGolden(name, await session.until(/backcourt> read \.$/))
  })
})

describe('the screen', () => {
  test('a narrower window leaves one block and one prompt, and so does a wider one', async () => {
    const session = await openSession()
    await started(session)
    session.press('read it')
    await session.until('backcourt> read it')
    for (const width of [50, 100, 61]) {
      await session.resize(width, 24)
      await settle()
      const lines = await session.seen()
      const count = (text: string): number => lines.filter(line => line.includes(text)).length
      expect([count('Run 2026-01-05-a1'), count('backcourt> read it'), count('elapsed')]).toEqual([1, 1, 1])
      expect(lines.at(-1)).toBe('backcourt> read it')
    }
  })

  test('two runs are shown in full and others in a line; the height is that of their number', async () => {
    const session = await openSession({ rows: 40 })
    for (let i = 0; i < 3; i++) await started(session)
    await session.until('Run 2026-01-05-a3')
    const lines = await session.until(/Run 2026-01-05-a1 {2}running: 0 of 5 units/)
    expect(lines.slice(-12).map(line => line.slice(0, 17))).toEqual([
      'Run 2026-01-05-a1',
      'Run 2026-01-05-a2',
      ...lines.slice(-10, -6).map(line => line.slice(0, 17)),
      'Run 2026-01-05-a3',
      ...lines.slice(-5).map(line => line.slice(0, 17)),
    ])
  })

  test('without colours nothing is coloured', async () => {
    const session = await openSession()
    await started(session)
    session.press('read', keys.enter)
    await session.until('Read it.')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    expect(await session.raw()).not.toMatch(/\u001b\[[0-9;]*m/)
  })

  test('progress is drawn at most ten times a second, keys at once', async () => {
    const session = await openSession()
    await started(session)
    const before = (await session.raw()).split('elapsed').length
    const end = Date.now() + 1_000
    while (Date.now() < end) {
      session.conversation.stir()
      await wait(2)
    }
    expect((await session.raw()).split('elapsed').length - before).toBeLessThanOrEqual(12)
  })

  test('Ctrl-L empties it, and the prompt stays', async () => {
    const session = await openSession()
    session.press('read', keys.enter, 'abc')
    await session.until('backcourt> abc')
    session.press(keys.ctrl('l'))
    await settle()
    expect(await session.seen()).toEqual(['backcourt> abc'])
  })
})
