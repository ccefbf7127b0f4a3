import { describe, expect, it } from 'vitest'
import type { Opened } from './open-app.ts'
import { openApp, usualRights } from './open-app.ts'
import { samplePlan } from './scripted-assistant.ts'

const BACKFILL = 'backfill 2021-11-02..2021-11-04'

/** Asks for a plan in the channel, and gives its message. */
const askForPlan = async ({ slack }: Pick<Opened, 'slack'>, line = BACKFILL) => {
  const before = slack.screenOf('COPS').length
  await slack.command(line)
  return slack.until(() =>
    slack
      .screenOf('COPS')
      .slice(before)
      .find(({ words }) => words.includes('[Cancel]')),
  )
}

/** The last words that only one person sees. */
const toldOnly = ({ slack }: Opened, user: string) =>
  slack.until(() => slack.world.messages.findLast(({ onlyFor }) => onlyFor === user))

const wordsToldOnly = async (opened: Opened, user: string): Promise<string> =>
  (await toldOnly(opened, user)).text

describe.each(['socket', 'http'] as const)('a plan in Slack, over %s', over => {
  it('is shown with its reasons, and runs when it is confirmed', async () => {
    const opened = await openApp(over)
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    expect(plan.words).toContain(samplePlan.hash)
    expect(assistant.runs.size).toBe(0)
    await slack.press(plan, 'Confirm')
    const [, run] = await slack.until(
      () => slack.screenOf('COPS', plan.ts).length > 1 && slack.screenOf('COPS', plan.ts),
    )
    expect(run?.words).toContain('Run run1')
    const closed = await slack.until(() =>
      slack.screenOf('COPS').find(({ words }) => words.includes('Confirmed by ana')),
    )
    expect(closed).toMatchObject({ ts: plan.ts })
    expect(closed.words).not.toContain('[Confirm]')
  })
})

describe('a plan in Slack', () => {
  it('is declined by its asker, and runs nothing', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    await slack.press(plan, 'Cancel')
    await slack.until(() => slack.screenOf('COPS')[0]?.words.includes('Declined by ana. Nothing was run.'))
    expect(assistant.runs.size).toBe(0)
  })

  it('an admin may confirm what somebody else asked for, and the run says so', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    await slack.press(plan, 'Confirm', { by: 'UADA' })
    await slack.until(() => assistant.runs.size === 1)
    expect(assistant.runs.get('run1')?.view.by).toBe('ada (asked by ana)')
  })

  it('that is confirmed before Slack has told where it stands runs below itself and loses its buttons', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    // The message stands there at once; that it does is told late.
    let tell: () => void = () => undefined
    const holds = new Promise<void>(resolve => {
      tell = resolve
    })
    slack.fault({ method: 'chat.postMessage', holds })
    const plan = await askForPlan(opened)
    await slack.press(plan, 'Confirm')
    await slack.until(() => assistant.runs.size === 1)
    const run = await slack.until(() => slack.screenOf('COPS', plan.ts)[1])
    expect(run.words).toContain('Run run1')
    tell()
    const closed = await slack.until(() =>
      slack.screenOf('COPS').find(({ words }) => words.includes('Confirmed by ana')),
    )
    expect(closed).toMatchObject({ ts: plan.ts })
    expect(closed.words).not.toContain('[Confirm]')
  })

  it('can be confirmed after a restart', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    await opened.app.stop()
    await opened.another()
    await slack.press(plan, 'Confirm')
    await slack.until(() => assistant.runs.size === 1)
  })

  it('that destroys something runs only when its name is typed', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    assistant.script.destroys = 'registry 2021-22'
    const plan = await askForPlan(opened)
    await slack.press(plan, 'confirm_plan')
    await slack.until(() => slack.callsOf('views.open')[0]?.status)
    const wrong = await slack.submit({ Name: 'registry' })
    expect(wrong.body).toMatchObject({ errors: { name: 'Type exactly: registry 2021-22' } })
    expect(assistant.runs.size).toBe(0)
    await slack.submit({ Name: 'registry 2021-22' })
    await slack.until(() => assistant.runs.size === 1)
  })

  it('that destroys something needs a second person where the rights say so', async () => {
    const opened = await openApp('socket', {
      rights: {
        ...usualRights,
        secondPerson: true,
        users: { ...usualRights.users, 'slack:UBEN': 'operator' },
      },
    })
    const { slack, assistant } = opened
    assistant.script.destroys = 'registry 2021-22'
    const plan = await askForPlan(opened)
    await slack.press(plan, 'confirm_plan')
    expect(await wordsToldOnly(opened, 'UANA')).toContain('a second person has to confirm what destroys')
    await slack.press(plan, 'confirm_plan', { by: 'UBEN' })
    await slack.until(() => slack.callsOf('views.open')[0]?.status)
    await slack.submit({ Name: 'registry 2021-22' }, { by: 'UBEN' })
    await slack.until(() => assistant.runs.size === 1)
    expect(assistant.runs.get('run1')?.view.by).toBe('ben (asked by ana)')
  })
})

describe('fault 18: a button that must not do anything says why, and runs nothing', () => {
  it('pressed by the wrong person', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    await slack.press(plan, 'Confirm', { by: 'UBEN' })
    expect(await wordsToldOnly(opened, 'UBEN')).toBe(
      'Refused: ana asked for this plan: only ana or an admin can confirm it, and you are ben. Nothing was done.',
    )
    expect(assistant.runs.size).toBe(0)
    // It did not cost ana her plan.
    await slack.press(plan, 'Confirm')
    await slack.until(() => assistant.runs.size === 1)
  })

  it('pressed twice, by two at once and in two processes', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    await opened.another()
    const plan = await askForPlan(opened)
    await Promise.all([
      slack.press(plan, 'Confirm'),
      slack.press(plan, 'Confirm', { by: 'UADA' }),
      slack.press(plan, 'Confirm'),
    ])
    await slack.until(() => slack.world.messages.filter(({ onlyFor }) => onlyFor !== undefined).length === 2)
    const refusals = slack.world.messages
      .filter(({ onlyFor }) => onlyFor !== undefined)
      .map(({ text }) => text)
    for (const refusal of refusals)
      expect(refusal).toMatch(
        /pressed Confirm a moment ago, and that is being worked on|confirmed this plan before, and it runs as run1/,
      )
    expect(assistant.runs.size).toBe(1)
  })

  it('pressed after it was declined', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    const shown = { ...slack.world.messages.find(({ ts }) => ts === plan.ts)! }
    await slack.press(plan, 'Cancel')
    await slack.until(() => slack.screenOf('COPS')[0]?.words.includes('Declined by ana'))
    // A screen that is not up to date still has its buttons.
    Object.assign(slack.world.messages.find(({ ts }) => ts === plan.ts)!, { blocks: shown.blocks })
    await slack.press(plan, 'Confirm')
    expect(await wordsToldOnly(opened, 'UANA')).toBe(
      'Refused: ana declined this plan before. Nothing was done.',
    )
    expect(assistant.runs.size).toBe(0)
  })

  it('pressed after it expired', async () => {
    const opened = await openApp()
    const { slack, assistant, clock } = opened
    const plan = await askForPlan(opened)
    clock.now = () => new Date(Date.now() + 16 * 60_000)
    await slack.press(plan, 'Confirm')
    expect(await wordsToldOnly(opened, 'UANA')).toMatch(/The plan expired at \d\d:\d\d UTC/)
    expect(assistant.runs.size).toBe(0)
  })

  it('and a plan that expired loses its buttons by itself', async () => {
    const opened = await openApp()
    const { slack, clock, store } = opened
    const plan = await askForPlan(opened)
    clock.now = () => new Date(Date.now() + 16 * 60_000)
    const closed = await slack.until(() => {
      // The plan is kept after it is shown: a look that came between would be the only one for a minute.
      void store.remove('slack:expiring')
      return slack.screenOf('COPS').find(({ words }) => words.includes('The plan expired at'))
    })
    expect(closed.ts).toBe(plan.ts)
    expect(closed.words).not.toContain('[Confirm]')
  })

  it.each(['before the press', 'while it is pressed'])('pressed when the world moved %s', async when => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    const move = () => {
      assistant.script.plan = { ...samplePlan, hash: 'moved1', units: samplePlan.units.slice(1) }
    }
    if (when === 'before the press') move()
    else assistant.script.moved = move
    await slack.press(plan, 'Confirm')
    const gone = samplePlan.units[0]
    const told = await wordsToldOnly(opened, 'UANA')
    expect(told).toContain(`plan ${samplePlan.hash} is now moved1`)
    expect(told).toContain(`What differs: ${gone?.target} without 1 day (${gone?.dates[0]})`)
    expect(assistant.runs.size).toBe(0)
    // The new plan can be confirmed instead.
    const fresh = await slack.until(() =>
      slack.screenOf('COPS', plan.ts).find(({ ts, words }) => ts !== plan.ts && words.includes('[Cancel]')),
    )
    await slack.press(fresh, 'Confirm')
    await slack.until(() => assistant.runs.size === 1)
    expect(slack.screenOf('COPS')[0]?.words).not.toContain('[Confirm]')
  })

  it('pressed on a plan that is run already', async () => {
    const opened = await openApp()
    const { slack, assistant } = opened
    const plan = await askForPlan(opened)
    const shown = { ...slack.world.messages.find(({ ts }) => ts === plan.ts)! }
    await slack.press(plan, 'Confirm')
    await slack.until(() => slack.screenOf('COPS')[0]?.words.includes('It runs as run1'))
    Object.assign(slack.world.messages.find(({ ts }) => ts === plan.ts)!, { blocks: shown.blocks })
    await slack.press(plan, 'Confirm')
    expect(await wordsToldOnly(opened, 'UANA')).toBe(
      'Refused: ana confirmed this plan before, and it runs as run1. Nothing was done.',
    )
    expect(assistant.runs.size).toBe(1)
  })
})
