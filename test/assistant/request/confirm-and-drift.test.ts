import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import type { PlannedWork } from '../../../src/assistant/request/handler.ts'
import { readConfig } from '../../../src/main/config.ts'
import { localAssistant } from '../../../src/main/local-assistant.ts'
import { terminalRole } from '../../../src/main/terminal-role.ts'
import { contentsOf } from '../../commands/contents.ts'
import { newFolder, ownFiles } from '../../commands/prepared-home.ts'

const DAY = '2021-10-20'
const line = `ingest ${DAY}`

/** One request in this process, answered by somebody who does something before he says yes or no. */
async function asked(
  words: readonly string[],
  files: string,
  confirm: () => Promise<boolean | undefined> = async () => undefined,
) {
  const home = await newFolder()
  const config = readConfig({ BACKCOURT_HOME: home, BACKCOURT_FILES: files })
  if (isRefusal(config)) throw new Error(config.message)
  const assistant = await localAssistant(config, commands, terminalRole(home, { staysOpen: false }))
  const shown: PlannedWork[] = []
  let questions = 0
  const signal = new AbortController().signal
  const { answer } = await assistant.ask(words, {
    from: 'a test',
    showPlan: planned => shown.push(planned),
    confirm: () => {
      questions += 1
      return confirm()
    },
    show: () => undefined,
    hear: () => undefined,
    stop: signal,
    interrupt: signal,
  })
  await assistant.close()
  return { home, shown, answer, questions }
}

describe('a plan that waits for a yes', () => {
  test('runs as it was shown', async () => {
    const { home, shown, answer } = await asked(line.split(' '), await ownFiles(), async () => true)
    expect(answer).toMatchObject({ outcome: 'done', data: { plan: shown[0]?.plan.hash } })
    expect((await contentsOf(home)).gamebook).not.toMatch(/^0 rows/)
  })

  test('is refused as drifted when the world moved meanwhile, with the new plan, and nothing runs', async () => {
    const files = await ownFiles()
    const { shown, answer } = await asked(line.split(' '), files, async () => {
      rmSync(join(files, 'nba-com/gamebooks-data', DAY), { recursive: true })
      return true
    })
    const [before, after] = shown.map(({ plan }) => plan)
    expect(answer).toMatchObject({ refused: true, code: 'plan-drifted', fix: [line] })
    expect((answer as { message: string }).message).toContain(`plan ${before?.hash} is now ${after?.hash}`)
    expect(before?.units.some(({ target }) => target === 'gamebook')).toBe(true)
    expect(after?.units.some(({ target }) => target === 'gamebook')).toBe(false)
  })

  test('has the same hash as often as it is made of the same world', async () => {
    const files = await ownFiles()
    const hashes = []
    for (let i = 0; i < 2; i += 1) hashes.push((await asked(line.split(' '), files)).shown[0]?.plan.hash)
    expect(hashes[0]).toBe(hashes[1])
  })

  test.each([
    [false, 'declined', /Nothing was run/],
    [undefined, 'not-confirmed', /Nobody is there/],
  ])('does not run for %s, which is refused as %s', async (said, code, words) => {
    const { answer, questions } = await asked(line.split(' '), await ownFiles(), async () => said)
    expect(answer).toMatchObject({
      refused: true,
      code,
      message: expect.stringMatching(words),
    })
    expect(questions).toBe(1)
  })

  test('asks nobody with --yes, nor for a dry run, nor when nothing is to be done', async () => {
    const files = await ownFiles()
    for (const words of [
      [...line.split(' '), '--yes'],
      [...line.split(' '), '--dry-run'],
      ['runs'],
      ['help'],
    ])
      expect((await asked(words, files)).questions).toBe(0)
  })
})
