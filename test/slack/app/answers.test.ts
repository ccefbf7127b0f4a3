import { describe, expect, it } from 'vitest'
import { AskError } from '../../../src/warehouse/errors.ts'
import { openApp } from './open-app.ts'

describe.each(['socket', 'http'] as const)('what is asked in Slack, over %s', over => {
  it('a command is acknowledged at once and answered in the channel for all to see', async () => {
    const { slack, assistant } = await openApp(over)
    const { acked } = await slack.command('coverage nov 2021')
    expect(acked).toBe(true)
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen).toMatchObject({ onlyFor: undefined })
    expect(seen?.words).toContain('Answer to coverage nov 2021.')
    expect(assistant.asks[0]?.turn.asker).toEqual({
      id: 'slack:UANA',
      name: 'ana',
      groups: [],
      channel: 'slack:COPS',
    })
  })

  it('what is not understood is said to the asker alone, with the nearest right line', async () => {
    const { slack } = await openApp(over)
    await slack.command('coverge nov 2021')
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen).toMatchObject({ onlyFor: 'UANA' })
    expect(seen?.words).toContain('coverage nov 2021')
  })

  it('another app that names us is not answered, for two apps would never stop', async () => {
    const { slack, assistant } = await openApp()
    const event = { channel: 'COPS', user: 'UANA', text: '<@UBACKCOURT> daily', ts: '1700000000.000100' }
    await slack.tell({ ...event, type: 'app_mention', bot_id: 'BOTHER', event_ts: event.ts })
    await slack.mention('health')
    await slack.until(() => assistant.asked().includes('health'))
    expect(assistant.asked()).toEqual(['health'])
  })

  it('a mention is answered in its thread, a direct message too', async () => {
    const { slack } = await openApp(over)
    const { ts } = await slack.mention('daily')
    const [, answer] = await slack.until(
      () => slack.screenOf('COPS', ts).length > 1 && slack.screenOf('COPS', ts),
    )
    expect(answer?.words).toContain('Answer to daily.')
    const direct = await slack.directMessage('health')
    const [, told] = await slack.until(() => {
      const screen = slack.screenOf(direct.channel, direct.ts)
      return screen.length > 1 && screen
    })
    expect(told?.words).toContain('Answer to health.')
  })

  it('`/backcourt` alone opens the menu; a command becomes its form, and the form a line', async () => {
    const { slack } = await openApp(over)
    await slack.command('')
    await slack.until(() => slack.callsOf('views.open')[0]?.status)
    await slack.press(slack.modalOf(), 'choose_command', { option: 'coverage' })
    await slack.until(() => slack.callsOf('views.update')[0]?.status)
    await slack.submit({ range: 'nov 2021' })
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen?.words).toContain('Answer to coverage nov 2021.')
  })
})

describe('the process', () => {
  it('takes nothing that Slack has not signed', async () => {
    const { slack, assistant } = await openApp('http')
    const forged = await slack.command('daily', { forged: true })
    const stale = await slack.command('daily', { stale: true })
    expect([forged, stale].map(({ attempts }) => attempts[0]?.status)).toEqual([401, 401])
    expect(assistant.asked()).toEqual([])
  })

  it('ends what it began when it is stopped', async () => {
    const { slack, assistant, app } = await openApp()
    let go: () => void = () => undefined
    const gone = new Promise<void>(resolve => {
      go = resolve
    })
    assistant.answers.set('daily', async () => {
      await gone
      return { outcome: 'done', headline: 'Fine.', facts: [], data: null }
    })
    await slack.command('daily')
    await slack.until(() => assistant.asked().length === 1)
    const stopped = app.stop()
    go()
    await stopped
    expect(slack.screenOf('COPS')[0]?.words).toContain('Fine.')
    expect(app.isConnected()).toBe(false)
  })
})

describe('answers', () => {
  it('where the app is not in the channel, a command is still answered', async () => {
    const { slack } = await openApp()
    await slack.command('daily', { in: 'COUT' })
    const [seen] = await slack.until(() => slack.screenOf('COUT').length > 0 && slack.screenOf('COUT'))
    expect(seen?.words).toContain('Answer to daily.')
  })

  it('flags that write on the machine are not for Slack', async () => {
    const { slack, assistant } = await openApp()
    await slack.command('report nov 2021 --out /tmp/there.html')
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen?.words).toContain('--out is not for Slack')
    expect(seen?.words).toContain('/backcourt report nov 2021')
    expect(assistant.asked()).toEqual([])
  })

  it('coverage comes with a picture that says its numbers to those who do not see it', async () => {
    const { slack, assistant } = await openApp()
    assistant.answers.set('coverage', () => ({
      outcome: 'done',
      headline: 'All is well.',
      facts: [],
      blocks: [
        { kind: 'matrix', columns: ['2021-11-02'], rows: [{ name: 'pdc', cells: [{ status: 'ok' }] }] },
      ],
      data: null,
    }))
    await slack.command('coverage 2021-11-02')
    const stored = await slack.until(() => [...slack.world.files.values()].find(({ complete }) => complete))
    expect(stored.name).toBe('coverage.png')
    expect(stored.bytes?.subarray(1, 4).toString()).toBe('PNG')
    expect(slack.callsOf('files.getUploadURLExternal')[0]?.args.alt_text).toContain(
      'Coverage of 1 table, 2021-11-02 (1 day)',
    )
  })

  it('a picture that does not go up is said, and the numbers are there all the same', async () => {
    const { slack, assistant } = await openApp()
    assistant.answers.set('coverage', () => ({
      outcome: 'done',
      headline: 'All is well.',
      facts: ['pdc 12 of 12'],
      blocks: [
        { kind: 'matrix', columns: ['2021-11-02'], rows: [{ name: 'pdc', cells: [{ status: 'ok' }] }] },
      ],
      data: null,
    }))
    slack.fault({
      method: 'files.completeUploadExternal',
      times: 9,
      body: { ok: false, error: 'storage_limit' },
    })
    await slack.command('coverage 2021-11-02')
    const root = await slack.until(() => slack.screenOf('COPS')[0])
    expect(root.words).toContain('pdc 12 of 12')
    const told = await slack.until(() => slack.screenOf('COPS', root.ts)[1])
    expect(told.words).toBe(
      'coverage.png could not be uploaded (storage_limit). Its numbers are in the message above.',
    )
  })

  it('what breaks in the app is told in one line with a number, and logged with its stack', async () => {
    const { slack, assistant, logged } = await openApp()
    assistant.answers.set('daily', () => {
      throw new Error('the moon fell down')
    })
    await slack.command('daily')
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    const incident = /That broke on our side \((\w+)\): the moon fell down/.exec(seen?.words ?? '')?.[1]
    expect(logged.join('')).toContain(`"incident":"${incident}"`)
    expect(logged.join('')).toContain('scripted-assistant.ts')
  })

  it('a part that is not there is told with the way out', async () => {
    const { slack, assistant } = await openApp()
    assistant.answers.set('daily', () => {
      throw new AskError('no worker holds the warehouse', 'start one: backcourt worker')
    })
    await slack.command('daily')
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen?.words).toBe(
      'That cannot be done now: no worker holds the warehouse. The way out: start one: backcourt worker.',
    )
  })

  it('who is slow to answer says that it takes a moment', async () => {
    const { slack, assistant } = await openApp('socket', { pace: { patienceMs: 10 } })
    let go: () => void = () => undefined
    const gone = new Promise<void>(resolve => {
      go = resolve
    })
    assistant.answers.set('daily', async () => {
      await gone
      return { outcome: 'done', headline: 'Fine.', facts: [], data: null }
    })
    await slack.command('daily')
    await slack.until(() => slack.screenOf('COPS').some(({ words }) => words === 'On it: daily'))
    go()
    await slack.until(() => slack.screenOf('COPS').some(({ words }) => words.includes('Fine.')))
  })

  it.each([
    ['a guest', { isGuest: true }],
    ['somebody of another organisation', { team: 'TOTHER' }],
  ])('%s is let in only when the rights name him', async (_, from) => {
    const users = [
      { id: 'UANA', name: 'ana', ...from },
      { id: 'UEVE', name: 'eve', ...from },
    ]
    const { slack, assistant } = await openApp('socket', { slack: { users } })
    await slack.command('daily', { by: 'UEVE' })
    const told = await slack.until(() => slack.world.messages.find(({ onlyFor }) => onlyFor === 'UEVE'))
    expect(told.text).toContain('eve is a guest or of another organisation')
    expect(told.text).toContain('name `slack:UEVE` there')
    await slack.openHome({ by: 'UEVE' })
    const home = await slack.until(() => slack.homeOf('UEVE'))
    expect(home.words).toContain('eve is a guest or of another organisation')
    expect(assistant.asked()).toEqual([])
    await slack.command('daily', { by: 'UANA' })
    await slack.until(() => assistant.asked().includes('daily'))
  })

  it('nobody whom Slack does not know is let in, unless the rights name him', async () => {
    const { slack, assistant } = await openApp('socket', {
      rights: { everyone: 'viewer', users: { 'slack:UBEN': 'viewer' } },
    })
    slack.fault({ method: 'users.info', times: 2, body: { ok: false, error: 'internal_error' } })
    await slack.command('daily', { by: 'UANA' })
    const told = await slack.until(() => slack.world.messages.find(({ onlyFor }) => onlyFor === 'UANA'))
    expect(told.text).toContain('Slack did not say who you are')
    expect(assistant.asked()).toEqual([])
    await slack.command('daily', { by: 'UBEN' })
    await slack.until(() => assistant.asked().includes('daily'))
  })

  it('without knowing who is in which group nobody is let in', async () => {
    const { slack, assistant } = await openApp()
    slack.fault({ method: 'usergroups.list', times: 9, body: { ok: false, error: 'internal_error' } })
    await slack.command('daily')
    const [seen] = await slack.until(() => slack.screenOf('COPS').length > 0 && slack.screenOf('COPS'))
    expect(seen?.words).toContain('Slack did not say which user groups you are in (internal_error)')
    expect(assistant.asked()).toEqual([])
  })
})
