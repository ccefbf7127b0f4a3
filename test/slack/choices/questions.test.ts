import { describe, expect, it } from 'vitest'
import type { NameCard } from '../../../src/assistant/names/name-card.ts'
import type { KeyedStore } from '../../../src/redis/keyed-store.ts'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'
import { openApp } from '../app/open-app.ts'
import { flowAssistant } from './flow-assistant.ts'
import { nameCard, williams } from './name-cards.ts'

/** Of the question, as soon as everybody can find its message. */
const tokenOf = async (store: KeyedStore): Promise<string> => {
  for (;;) {
    const [place] = await store.list('slack:question-in:')
    if (place) return place.value
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** Ana resolves names in the channel; the message with her card. */
const begin = async (cards: readonly NameCard[], more: Parameters<typeof openApp>[1] = {}) => {
  const names = flowAssistant(cards)
  const opened = await openApp('socket', { ...more, link: names.link })
  const { slack } = opened
  await slack.command('registry resolve')
  const first = await slack.until(() => slack.screenOf('COPS')[0])
  const shows = (words: string) =>
    slack.until(() => slack.screenOf('COPS').find(each => each.ts === first.ts && each.words.includes(words)))
  const told = (user: string, words: string) =>
    slack.until(() =>
      slack.world.messages.find(({ onlyFor, text }) => onlyFor === user && text.includes(words)),
    )
  const thread = () => slack.screenOf('COPS', first.ts)
  return { ...opened, names, card: first, shows, told, thread }
}

describe('a question of several answers in Slack', () => {
  it('is one message that goes from card to card, and ends as what was decided, with the plan below', async () => {
    const { slack, names, card, shows, thread } = await begin([williams, nameCard('Jokic')])
    expect(card.words).toContain('1 of 2: Williams, MEM 2021-22, gamebook')
    expect(card.words).toContain('*1. Kenrich Williams (MEM)* · score 48 %')
    expect(card.words).toContain('against: played for MEM on the day before [Accept]')
    await slack.press(card, 'choice:2')
    const second = await shows('2 of 2: Jokic')
    expect(second.words).toContain('Williams is Ziaire Williams')
    await slack.press(second, 'No player')
    const end = await shows('2 of 2 decided.')
    expect(end.words).not.toContain('[')
    const plan = await slack.until(() => thread().find(({ words }) => words.includes('[Confirm]')))
    expect(plan.words).toContain('registry reprocess')
    expect(slack.screenOf('COPS')).toHaveLength(1)
    expect(names.decided.map(({ kind }) => kind)).toEqual(['accept', 'not a player'])
    for (const { args } of slack.callsOf('chat.update'))
      expect(checkMessage(args as Parameters<typeof checkMessage>[0], 'edit')).toEqual([])
  })

  it('confirmed, the plan that follows is asked for in its own words', async () => {
    const { slack, names, card, thread } = await begin([williams])
    await slack.press(card, 'choice:1')
    const plan = await slack.until(() => thread().find(({ words }) => words.includes('[Confirm]')))
    await slack.press(plan, 'Confirm')
    await slack.until(() => names.asked.length === 2)
    expect(names.asked).toEqual(['registry resolve', 'registry reprocess'])
  })

  it('takes words in a form: a search, and a new player', async () => {
    const { slack, names, card, shows } = await begin([williams, nameCard('Jokic')])
    await slack.press(card, 'Search …')
    await slack.until(() => slack.callsOf('views.open')[0]?.status)
    expect(slack.readView(slack.modalOf())).toContain('Name')
    await slack.submit({ Name: 'jokic' })
    const found = await shows('Found for jokic:')
    expect(found.words).toContain('1. First Jokic')
    await slack.press(found, 'New player …')
    await slack.until(() => slack.callsOf('views.open')[1]?.status)
    await slack.submit({ 'Full name': 'Vince Williams Jr.' })
    await shows('2 of 2: Jokic')
    expect(names.decided[0]?.player).toEqual({ lookup: 'vincewilliamsjr', name: 'Vince Williams Jr.' })
  })

  it('lets one pick from a menu: whom to reject, the scope, how long it rests', async () => {
    const { slack, names, card, shows } = await begin([williams])
    await slack.press(card, 'choice:r', { option: 'Ziaire Williams' })
    const less = await shows('Remembered: Williams is not Ziaire Williams.')
    expect(less.words).not.toContain('2. Ziaire')
    await slack.press(less, 'choice:s', { option: 'all of gamebook (5 dates)' })
    const wider = await shows('scope: all of gamebook')
    await slack.press(wider, 'choice:z', { option: 'for 30 days' })
    await shows('decided.')
    expect(names.decided.map(({ kind }) => kind)).toEqual(['reject', 'snooze'])
    expect(names.decided[1]?.until).toBe('2021-12-31T12:00:00.000Z')
  })

  it('hears words in its thread, and leaves other words and other people alone', async () => {
    const { slack, names, card, shows, thread, told } = await begin([
      williams,
      nameCard('Jokic'),
      nameCard('O.G.'),
    ])
    const say = (words: string, by = 'UANA') => slack.say(words, { thread: card.ts, by })
    await say('next')
    await shows('2 of 3: Jokic')
    await say('previous')
    await shows('1 of 3: Williams')
    await say('2', 'UBEN')
    await say('I think it is the second one')
    await say('search')
    await told('UANA', '`search` wants more: name.')
    await say('search “First O.G.”')
    await shows('Found for First O.G.:')
    await say('reject 1')
    await shows('Remembered: Williams is not First O.G..')
    await say('next')
    await shows('2 of 3: Jokic')
    await say('1')
    await shows('3 of 3: O.G.')
    await say('leave')
    await shows('1 of 3 decided.')
    expect(names.decided.map(({ kind }) => kind)).toEqual(['reject', 'accept'])
    expect(thread().filter(({ by, onlyFor }) => by === 'UBACKCOURT' && onlyFor === undefined)).toHaveLength(2)
  })

  it('is answered by the one who asked and by nobody else', async () => {
    const { slack, names, card, told, shows } = await begin([williams])
    await slack.press(card, 'choice:1', { by: 'UADA' })
    const refusal = await told('UADA', 'only ana can answer')
    expect(refusal.text).toBe(
      'Refused: ana is being asked here: only ana can answer, and you are ada. Ask to be asked yourself. Nothing was done.',
    )
    expect(names.decided).toEqual([])
    await slack.press(card, 'choice:1')
    await shows('1 of 1 decided.')
  })

  it('pressed twice at once, one press counts; the other and an old card are refused', async () => {
    const { slack, names, card, told, shows } = await begin([williams, nameCard('Jokic'), nameCard('O.G.')])
    const old = slack.world.messages.find(({ ts }) => ts === card.ts)!.blocks
    await Promise.all([slack.press(card, 'choice:1'), slack.press(card, 'choice:2')])
    await told('UANA', 'That card was answered a moment ago')
    await shows('2 of 3: Jokic')
    expect(names.decided).toHaveLength(1)
    Object.assign(slack.world.messages.find(({ ts }) => ts === card.ts)!, { blocks: old })
    await slack.press(card, 'choice:1')
    await slack.until(() => slack.world.messages.filter(({ onlyFor }) => onlyFor === 'UANA').length === 2)
    expect(names.decided).toHaveLength(1)
  })

  it('says who decided the same name meanwhile, and goes on', async () => {
    const { slack, names, card, shows } = await begin([williams, nameCard('Jokic')])
    names.elsewhere.set('Williams', {
      id: 'x',
      at: '2021-12-01T00:00:00.000Z',
      by: { id: 'slack:UBEN', name: 'ben' },
      kind: 'accept',
      key: williams.key,
      rawName: 'Williams',
      scope: williams.scopes[0]!.scope,
      player: { lookup: 'kenrichwilliams', name: 'Kenrich Williams' },
    })
    await slack.press(card, 'choice:2')
    const next = await shows('2 of 2: Jokic')
    expect(next.words).toContain('ben decided a moment ago: Williams is Kenrich Williams')
    expect(next.words).toContain('Nothing of yours was written.')
    expect(names.decided).toEqual([])
  })

  it('ends after 15 minutes without an answer, and says how to go on', async () => {
    const { slack, clock, card, shows, told, names } = await begin([williams, nameCard('Jokic')])
    const old = slack.world.messages.find(({ ts }) => ts === card.ts)!.blocks
    await slack.press(card, 'choice:1')
    await shows('2 of 2: Jokic')
    clock.now = () => new Date(Date.now() + 16 * 60_000)
    const end = await shows('Nobody answered for 15 minutes')
    expect(end.words).toContain('/backcourt registry resolve')
    expect(end.words).toContain('1 of 2 decided.')
    Object.assign(slack.world.messages.find(({ ts }) => ts === card.ts)!, { blocks: old })
    await slack.press(card, 'choice:1')
    await told('UANA', 'Nobody answered for 15 minutes')
    expect(names.decided).toHaveLength(1)
  })

  it('ends when the worker dies, and keeps what was decided', async () => {
    const { slack, names, card, shows } = await begin([williams, nameCard('Jokic')])
    await slack.press(card, 'choice:1')
    await shows('2 of 2: Jokic')
    names.breakNow(new Error('the process that held the warehouse is gone'))
    const end = await shows('The session is over')
    expect(end.words).toContain(
      'The session is over: the process that held the warehouse is gone. What was decided is kept.',
    )
    expect(end.words).toContain('/backcourt registry resolve')
    expect(end.words).not.toContain('[Accept]')
    expect(names.decided).toHaveLength(1)
  })

  it('after its own process died a press says that the session is over, and closes the message', async () => {
    const { slack, card, shows, told, freeze, another, store } = await begin([williams])
    await tokenOf(store)
    freeze()
    await another()
    await new Promise(resolve => setTimeout(resolve, 400))
    // One copy of the press comes to the process that stands still.
    await slack.press(card, 'choice:1', { times: 2 })
    await told(
      'UANA',
      'The session is over, for the process that held it has ended. What was decided is kept.',
    )
    const end = await shows('The session is over')
    expect(end.words).not.toContain('[Accept]')
  })

  it('a press that comes to another process is handed over', async () => {
    const { names, card, shows, store } = await begin([williams, nameCard('Jokic')])
    const token = await tokenOf(store)
    // As the other process does it: the answer is in the store, and nobody is told.
    await store.claim(`slack:question-answer:${token}:1`, JSON.stringify({ key: '1' }), 60)
    await shows('2 of 2: Jokic')
    expect(names.decided).toHaveLength(1)
    expect(card.channel).toBe('COPS')
  })

  it('is said anew when somebody deletes its message', async () => {
    const { slack, card } = await begin([williams, nameCard('Jokic')])
    slack.deleteMessage(card)
    await slack.say('next', { thread: card.ts, by: 'UANA' })
    const anew = await slack.until(() =>
      slack.screenOf('COPS').find(({ words }) => words.includes('2 of 2: Jokic')),
    )
    expect(anew.ts).not.toBe(card.ts)
    await slack.press(anew, 'Leave')
    await slack.until(() => slack.screenOf('COPS').some(({ words }) => words.includes('0 of 2 decided.')))
  })

  it("is left by Slack's own stop button", async () => {
    const { slack, card, shows } = await begin([williams])
    await slack.tell({
      type: 'agent_session_stopped',
      channel: card.channel,
      user: 'UANA',
      thread_ts: card.ts,
      streaming_message_ts: [],
      event_ts: '9.9',
    })
    await shows('0 of 1 decided.')
  })

  it('ends with its process: the message says so', async () => {
    const { app, shows } = await begin([williams])
    await app.stop()
    const end = await shows('The session is over: this process is being stopped.')
    expect(end.words).not.toContain('[Accept]')
  })

  it('a list of a hundred names to accept at once is within the limits of Slack, and whole in a file', async () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      nameCard('Jokic', {
        id: `c${i}`,
        key: { source: `feed${i}`, rawLookup: 'jokic', team: 'DEN', season: '2021-22' },
      }),
    )
    const { slack, names, card, shows } = await begin(many)
    await slack.press(card, 'Bulk')
    const list = await shows('100 names with the same evidence:')
    expect(list.words).toContain('and 70 more lines in answer.txt')
    await slack.until(() =>
      [...slack.world.files.values()].some(({ complete, name }) => complete && name === 'answer.txt'),
    )
    await slack.press(list, 'Accept all')
    await shows('100 of 100 decided.')
    expect(names.decided).toHaveLength(100)
  })
})
