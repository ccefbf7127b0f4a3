import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { ReplOptions } from '../../../src/terminal/repl/options.ts'
import { startRepl } from '../../../src/terminal/repl/start-repl.ts'
import { ascii, piped } from '../screens.ts'
import { scriptedConversation } from './scripted-conversation.ts'

const talk = async (text: string, { isDumb = false } = {}) => {
  const conversation = scriptedConversation()
  const input = Object.assign(Readable.from([text]), { isTTY: isDumb })
  const output = Object.assign(new PassThrough(), { isTTY: isDumb })
  const options: ReplOptions = {
    input,
    output,
    historyFile: '/nowhere/history',
    screen: () => ({ ...(isDumb ? ascii : piped), program: '' }),
    now: () => new Date(0),
    today: () => '2022-01-02',
    program: 'backcourt',
    home: '~/.backcourt',
    quitHint: () => [],
    env: { TERM: isDumb ? 'dumb' : 'xterm' },
  }
  // Runs end at once, for there is nobody to end them.
  conversation.onChange(() => setImmediate(() => conversation.runs.at(-1)?.finish()))
  const code = await startRepl(conversation, options)
  return { code, text: String(output.read() ?? ''), conversation }
}

test('a script is answered line by line; comments and empty lines are not asked', async () => {
  const { code, text, conversation } = await talk('# a script\nread nov 2021\n\nwarn .\n')
  expect(conversation.asked).toEqual(['read nov 2021', 'warn 2021-11'])
  expect(text).toBe('backcourt> read nov 2021\n✓ Read it.\n\nbackcourt> warn 2021-11\n! Not quite.\n\n')
  expect(code).toBe(3)
})

test.each([
  ['read\nread\n', 0],
  ['warn\nread\n', 3],
  ['nonsense\nwarn\n', 2],
  ['fail\nnonsense\n', 1],
  ['break\n', 1],
  ['', 0],
])('the exit code of %j is that of its worst answer, %i', async (script, code) => {
  expect((await talk(script)).code).toBe(code)
})

test('exit ends a script', async () => {
  expect((await talk('read\nexit\nfail\n')).conversation.asked).toEqual(['read'])
})

test('a plan in a script is not run without a yes, and no line of it is an answer', async () => {
  const { code, conversation, text } = await talk('run\ny\n')
  expect(conversation.confirmed).toEqual([undefined])
  expect(conversation.asked).toEqual(['run', 'y'])
  expect(text).toContain('Nobody is there to confirm the plan.')
  expect(code).toBe(2)
})

test('on a dumb terminal a question is answered by the next line, and nothing moves the cursor', async () => {
  const { code, conversation, text } = await talk('run\ny\nexit\n', { isDumb: true })
  expect(conversation.confirmed).toEqual([true])
  expect(text).toContain('Run this plan (3f2a9c01b7de)? [y/N] ')
  expect(text).toContain('is over')
  expect(text).not.toContain('\u001b')
  expect(code).toBe(0)
})

test('lines that are too long are shown by their beginning', async () => {
  const { text } = await talk(`${'x'.repeat(100_000)}\n`)
  expect(text.length).toBeLessThan(1_000)
})
