import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { readConfig } from '../../../src/main/config.ts'
import { localAssistant } from '../../../src/main/local-assistant.ts'
import { terminalRole } from '../../../src/main/terminal-role.ts'
import { unattended } from '../../../src/slack/runs/unattended.ts'
import { homeAt, PHASE_4 } from '../../commands/prepared-home.ts'
import type { Seen } from '../fake/screen.ts'
import { openApp, usualRights } from './open-app.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** The assistant itself on the sample league, with Phase 3 done. */
const realAssistant = async () => {
  const { home, files } = await homeAt('phase 3')
  await writeFile(join(home, 'rights.json'), JSON.stringify(usualRights))
  const config = readConfig({ BACKCOURT_HOME: home, BACKCOURT_FILES: files })
  if (isRefusal(config)) throw new Error(config.message)
  const link = await localAssistant(config, commands, terminalRole(home, { staysOpen: true }))
  closing.push(link.close)
  return link
}

describe('a morning in Slack with the real assistant on the sample league', () => {
  it('command, plan, Confirm, progress, the end, why, the coverage as a picture', async () => {
    const link = await realAssistant()
    const { slack } = await openApp('socket', { link })
    await slack.command(`backfill ${PHASE_4}`, { by: 'UBEN' })
    const refused = await slack.until(() => slack.world.messages.find(({ onlyFor }) => onlyFor === 'UBEN'))
    expect(refused.text).toBe(
      'Refused: `backfill` is for operators and admins; ben is a viewer here. Ask <@UANA> or <@UADA>, or ask whoever runs me to name `slack:UBEN` in `rights.json`. Nothing was done.',
    )

    await slack.command(`backfill ${PHASE_4}`)
    const plan = await slack.until(() =>
      slack.screenOf('COPS').find(({ words }) => words.includes('[Cancel]')),
    )
    expect(plan.words).toContain('5 units, 50 table days of 5 tables.')
    expect(plan.words).toContain('tdza | 10 | 2021-11-02..2021-11-11 | missing')
    const thread = (): readonly Seen[] => slack.screenOf('COPS', plan.ts)
    /** What was said to these words in the thread. */
    const answerTo = async (words: string): Promise<string> => {
      const { ts } = await slack.say(words, { thread: plan.ts })
      const answer = await slack.until(() => thread().find(seen => seen.ts > ts))
      return answer.words
    }

    await slack.press(plan, 'Confirm')
    const run = await slack.until(() => thread()[1])
    expect(run.words).toMatch(/^Run \w{6}\nbackfill 2021-11-02\.\.2021-11-11\n/)
    await slack.until(() => thread()[1]?.words.includes('Done: 5 of 5 units committed in '), 60_000)
    expect(thread()).toHaveLength(2)
    expect(thread()[0]?.words).toContain('Confirmed by ana. It runs as ')

    // The same words as in a terminal.
    const runId = /run (\w+)\)/.exec(thread()[1]?.words ?? '')?.[1] ?? ''
    const { answer } = await link.ask(['run', runId], unattended())
    if (isRefusal(answer)) throw new Error(answer.message)
    expect(thread()[1]?.words).toContain(answer.headline)
    for (const fact of answer.facts) expect(thread()[1]?.words).toContain(fact)

    expect(await answerTo('status')).toContain(answer.headline)
    expect(await answerTo('retry')).toContain('has nothing left: what it planned is committed')
    expect(await answerTo('why pdc 2021-11-11')).toContain('pdc on 2021-11-11: expected failures.')
    expect(await answerTo('why abelcolquitt')).toContain('/backcourt why pdc 2021-11-11 abelcolquitt')
    expect(await answerTo('report')).toContain('Valid: 2021-11-02..2021-11-11')
    const page = await slack.until(() => [...slack.world.files.values()].find(({ complete }) => complete))
    expect(page.name).toBe('backcourt-2021-11-02..2021-11-11.html')

    await slack.command(`coverage ${PHASE_4}`)
    const picture = await slack.until(() =>
      [...slack.world.files.values()].find(({ complete, name }) => complete && name === 'coverage.png'),
    )
    expect(picture.bytes?.subarray(1, 4).toString()).toBe('PNG')
    expect(slack.callsOf('files.getUploadURLExternal').at(-1)?.args.alt_text).toContain(
      'Coverage of 10 tables, 2021-11-02..2021-11-11 (10 days): 100 of 100 table days due are well',
    )

    await slack.openHome()
    const home = await slack.until(() => slack.homeOf('UANA'))
    expect(home.words).toContain('the latest game day is 2021-11-11')
    expect(slack.calls.filter(({ error }) => error !== undefined)).toEqual([])
  })
})
