import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { refuse } from '../../src/assistant/refusal.ts'
import { confirm } from '../../src/terminal/confirm.ts'
import { exitCode } from '../../src/terminal/exit-code.ts'
import { renderJson } from '../../src/terminal/render-json.ts'
import { screenOf } from '../../src/terminal/screen-of.ts'
import { writeText } from '../../src/terminal/write-text.ts'

const answer = (outcome: Answer['outcome']): Answer => ({
  outcome,
  headline: 'h',
  facts: ['f'],
  data: { rows: 12n, id: 2n ** 60n },
})
const terminal = (bits: number) => ({ isTTY: true, columns: 132, getColorDepth: () => bits })

describe('exit codes', () => {
  test.each([
    ['done', 0],
    ['failed', 1],
    ['done with warnings', 3],
    ['interrupted', 130],
  ] as const)('%s is %i', (outcome, code) => expect(exitCode(answer(outcome))).toBe(code))

  test('a refusal is 2', () => expect(exitCode(refuse('bad-date', 'm'))).toBe(2))
})

describe('--json', () => {
  test('an answer is one document with its keys in order; big numbers stay exact', () => {
    const text = renderJson('count psza', answer('done'))
    expect(text.endsWith('}\n') && !text.endsWith('\n\n')).toBe(true)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'command',
      'outcome',
      'exitCode',
      'headline',
      'facts',
      'next',
      'data',
    ])
    expect(JSON.parse(text)).toMatchObject({
      command: 'count psza',
      next: [],
      data: { rows: 12, id: '1152921504606846976' },
    })
  })

  test('a refusal has its code and its fix', () => {
    expect(JSON.parse(renderJson('x', refuse('unknown-command', 'm', 'help')))).toEqual({
      command: 'x',
      outcome: 'refused',
      exitCode: 2,
      code: 'unknown-command',
      message: 'm',
      fix: ['help'],
    })
  })
})

describe('what a screen can show', () => {
  const utf8 = { LANG: 'C.UTF-8', TERM: 'xterm' }
  test('a pipe has 80 columns, no colours, and keeps data whole', () => {
    expect(screenOf({}, { env: utf8 })).toEqual({
      width: 80,
      fits: false,
      colours: 'none',
      unicode: true,
      program: 'backcourt',
    })
  })
  test.each([
    [24, 'truecolor'],
    [8, '256'],
    [4, '16'],
    [1, 'none'],
  ] as const)('a terminal of %i bits shows %s', (bits, colours) =>
    expect(screenOf(terminal(bits), { env: utf8 })).toMatchObject({ width: 132, fits: true, colours }),
  )
  test('NO_COLOR, --no-color and a dumb terminal are obeyed', () => {
    expect(screenOf(terminal(24), { env: { ...utf8, NO_COLOR: '1' } }).colours).toBe('none')
    expect(screenOf(terminal(24), { env: utf8, noColor: true }).colours).toBe('none')
    expect(screenOf(terminal(24), { env: { ...utf8, TERM: 'dumb' } })).toMatchObject({
      colours: 'none',
      unicode: false,
    })
  })
  test('only a UTF-8 locale gets more than ASCII; LC_ALL overrules LANG', () => {
    expect(screenOf({}, { env: { LANG: 'C.UTF-8', LC_ALL: 'C' } }).unicode).toBe(false)
    expect(screenOf({}, { env: {} }).unicode).toBe(false)
  })
})

describe('a yes-or-no question', () => {
  const ask = async (typed: string | undefined, end = false): Promise<boolean | undefined> => {
    const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined, setRawMode: () => {} })
    const answered = confirm('Run it?', { input, output: new PassThrough() })
    if (typed) input.write(typed)
    if (end) input.end()
    return answered
  }
  test.each(['y\n', 'yes\n', ' Y \n'])('%j is a yes', async typed => expect(await ask(typed)).toBe(true))
  test.each(['\n', 'n\n', 'yep\n', 'yes no\n', '\u0003', '\u0004'])('%j is a no', async typed =>
    expect(await ask(typed)).toBe(false),
  )
  test('the end of the input is a no', async () => expect(await ask('', true)).toBe(false))
  test('without a terminal there is nobody to ask', async () => expect(await ask(undefined)).toBeUndefined())
  test('an abort is a no', async () => {
    const stop = new AbortController()
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
    const answered = confirm('Run it?', { input, output: new PassThrough(), signal: stop.signal })
    stop.abort()
    expect(await answered).toBe(false)
  })
})

describe('writing', () => {
  const failing = (code: string): Writable =>
    new Writable({ write: (_, __, done) => done(Object.assign(new Error(code), { code })) })
  test('a reader that has gone is no error', async () =>
    expect(await writeText(failing('EPIPE'), 'x')).toBeUndefined())
  test('a full disk is one', async () => expect(writeText(failing('ENOSPC'), 'x')).rejects.toThrow('ENOSPC'))
})
