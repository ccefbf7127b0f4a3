import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { readConfig } from '../../../src/main/config.ts'
import { localAssistant } from '../../../src/main/local-assistant.ts'
import { terminalRole } from '../../../src/main/terminal-role.ts'
import { unattended } from '../../../src/slack/runs/unattended.ts'
import { homeWithOddNames, ODD_NAMES } from '../../commands/odd-names.ts'
import { openApp, usualRights } from '../app/open-app.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/** Ben may resolve names, too. */
const rights = { ...usualRights, users: { ...usualRights.users, 'slack:UBEN': 'operator' } }

/** The assistant itself on the sample league, with a game whose play-by-play prints names that nobody knows. */
const begin = async () => {
  const { home, files, meant } = await homeWithOddNames()
  await writeFile(join(home, 'rights.json'), JSON.stringify(rights))
  const config = readConfig({ BACKCOURT_HOME: home, BACKCOURT_FILES: files })
  if (isRefusal(config)) throw new Error(config.message)
  const link = await localAssistant(config, commands, terminalRole(home, { staysOpen: true }))
  closing.push(link.close)
  const opened = await openApp('socket', { link, rights })
  const { slack } = opened
  const cardOf = (by: string, position: number) =>
    slack.until(
      () => slack.screenOf('COPS').filter(({ words }) => words.includes(`<@${by}> can answer`))[position],
    )
  const queue = async () => {
    const { answer } = await link.ask(['registry', 'queue', '--all'], unattended())
    if (isRefusal(answer)) throw new Error(answer.message)
    return answer
  }
  return { ...opened, link, meant, queue, cardOf }
}

describe('fault 24 in Slack, with the real assistant on the sample league', () => {
  it('odd names are resolved card by card, then reprocessed by one plan', async () => {
    const { slack, meant, queue, cardOf } = await begin()
    await slack.command('registry resolve')
    const first = await cardOf('UANA', 0)
    const ts = first.ts
    const now = () => slack.screenOf('COPS').find(each => each.ts === ts)!
    for (let i = 1; i <= ODD_NAMES.length; i += 1) {
      const shown = await slack.until(
        () => now().words.includes(`${i} of ${ODD_NAMES.length}: `) && now(),
        30_000,
      )
      const name = ODD_NAMES.find(each =>
        shown.words.replaceAll(/[\u2066-\u2069]/g, '').includes(`${i} of ${ODD_NAMES.length}: ${each}`),
      )
      expect(name).toBeDefined()
      if (name === 'Zed Unheard') {
        await slack.say('no player', { thread: ts, by: 'UANA' })
        continue
      }
      await slack.say(`search ${meant[ODD_NAMES.indexOf(name!)]}`, { thread: ts, by: 'UANA' })
      const found = await slack.until(() => now().words.includes('Found for') && now(), 30_000)
      await slack.press(found, 'choice:1')
    }
    const end = await slack.until(() => !now().words.includes('can answer') && now(), 30_000)
    expect(end.words).toContain('4 decisions on 4 names; 3 dates to compute.')
    expect(end.words).toContain('Zed Unheard is no player: CHA in 2021-22')
    for (const problem of slack.calls.filter(({ error }) => error !== undefined))
      expect(problem).toBeUndefined()
    const plan = await slack.until(
      () => slack.screenOf('COPS', ts).find(({ words }) => words.includes('[Confirm]')),
      30_000,
    )
    expect(plan.words).toContain('3 dates pending after 4 decisions')
    expect(plan.words).toContain("decided by ana: '; DROP TABLE nba_raw.nbac_schedule; -- is ")
    expect(plan.words).toContain('`registry reprocess`')
    await slack.press(plan, 'Confirm')
    const run = await slack.until(
      () => slack.screenOf('COPS', ts).find(({ words }) => /Done: \d+ of \d+ units/.test(words)),
      60_000,
    )
    expect(run.words).toContain('registry reprocess. Started by ana')
    const { data } = await queue()
    expect(data).toMatchObject({ open: [], settled: [], pending: [] })
    await slack.openHome()
    await slack.until(() => slack.homeOf('UANA')?.words.includes('No name waits to be settled.'), 30_000)
  }, 180_000)

  it('of two people on one name at once one decides, and the other is told', async () => {
    const { slack, cardOf, meant, queue } = await begin()
    await slack.command('registry resolve')
    const ana = await cardOf('UANA', 0)
    await slack.command('registry resolve', { by: 'UBEN' })
    const ben = await cardOf('UBEN', 0)
    const words = (of: { ts: string }) => slack.screenOf('COPS').find(({ ts }) => ts === of.ts)!.words
    await slack.say(`search ${meant[0]}`, { thread: ana.ts, by: 'UANA' })
    await slack.say(`search ${meant[1]}`, { thread: ben.ts, by: 'UBEN' })
    await slack.until(() => words(ana).includes('Found for') && words(ben).includes('Found for'), 30_000)
    await Promise.all([slack.press(ana, 'choice:1'), slack.press(ben, 'choice:1', { by: 'UBEN' })])
    await slack.until(() => words(ana).includes('2 of 4') && words(ben).includes('2 of 4'), 30_000)
    const [winner, loser] = words(ana).includes('decided a moment ago')
      ? [words(ben), words(ana)]
      : [words(ana), words(ben)]
    expect(winner).not.toContain('decided a moment ago')
    expect(loser).toMatch(/(ana|ben) decided a moment ago: .* is .*\. Nothing of yours was written\./)
    const { data } = await queue()
    expect((data as { open: unknown[] }).open).toHaveLength(3)
  }, 180_000)
})
