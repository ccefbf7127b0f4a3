import { afterEach, describe, expect, test } from 'vitest'
import { flowChoices } from '../../../src/assistant/names/flow-choices.ts'
import { beginFlow } from '../../../src/assistant/names/name-flow.ts'
import { sayCard } from '../../../src/assistant/names/say-card.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { readChoice } from '../../../src/terminal/read-choice.ts'
import { keysHint, renderChoices } from '../../../src/terminal/render-choices.ts'
import { candidate, card } from '../../assistant/names/cards.ts'
import { expectGolden } from '../../golden/golden.ts'
import { ascii, plain, wide } from '../screens.ts'
import { hangUp, openSession } from './open-session.ts'

afterEach(hangUp)

const flow = beginFlow([
  card('a', {
    unsure: 'bo',
    candidates: [
      candidate('Nic Claxton', { score: 0.71 }),
      candidate('Speedy Claxton', { score: 0.2, against: ['not in the registry for that season'] }),
    ],
  }),
])
const choosing = {
  card: sayCard(flow),
  question: 'Whom does it mean?',
  choices: flowChoices(flow),
  away: 'q',
}

describe('a card on the terminal', () => {
  test('reads as it should at 80 and 120 columns, and without Unicode', () => {
    const wideScope = stepFlow(stepFlow(flow, { kind: 'scope', n: 4 }), { kind: 'accept', n: 1 })
    expectGolden('names/card', renderChoices(choosing, plain))
    expectGolden('names/card-120', renderChoices(choosing, wide))
    expectGolden('names/card-refused-ascii', renderChoices({ ...choosing, card: sayCard(wideScope) }, ascii))
  })

  test('no line is wider than the screen, whatever a name holds', () => {
    const odd = beginFlow([
      card('a', { rawName: `محمد ${'x'.repeat(200)}\u001b[31m`, alsoPrinted: ['\u202eabc'] }),
    ])
    const lines = renderChoices({ ...choosing, card: sayCard(odd) }, plain)
    expect(lines.filter(line => line.length > 80)).toEqual([])
    for (const hidden of ['\u001b', '\u202e']) expect(lines.join('')).not.toContain(hidden)
  })

  test('keys are read alone or with their words', () => {
    expect(keysHint(choosing)).toBe('[1-2 r n x u z / s b c p k q]')
    expect(readChoice(' 2 ', choosing)).toEqual({ chosen: { key: '2' } })
    expect(readChoice('/ mikal', choosing)).toEqual({ chosen: { key: '/', text: 'mikal' } })
    expect(readChoice('n', choosing)).toMatchObject({ wants: { key: 'n' } })
    for (const typed of ['', '3', '22', 'yes', 'x1']) expect(readChoice(typed, choosing)).toBeUndefined()
  })
})

describe('name by name in the live prompt', () => {
  test('one key decides and the next card is there', async () => {
    const session = await openSession({ rows: 40 })
    session.press('cards\r')
    await session.until('1 of 2: Claxton')
    session.press('1')
    const lines = await session.until('2 of 2: Xavier')
    expect(lines.join('\n')).toContain('Whom does it mean? [1-2 r n x u z / s b c p k q] 1')
    session.press('x')
    await session.until(
      /Decided: Claxton is Nic Claxton \(nicclaxton\): BKN in 2021-22, Xavier is no\s+player/,
    )
  })

  test('a key that wants words asks for them, keys without a meaning do nothing, Escape leaves', async () => {
    const session = await openSession({ rows: 40 })
    session.press('cards\r')
    await session.until('1 of 2: Claxton')
    session.press('9', 'w', '\r', 'n')
    await session.until('new player: full name?')
    session.press('New Claxton\r')
    await session.until('2 of 2: Xavier')
    session.press('\u001b')
    await session.until('Decided: Claxton is a new player, New Claxton (newclaxton): BKN in 2021-22.')
  })

  test('what was typed before the card is no answer to it', async () => {
    const session = await openSession({ rows: 40 })
    session.press('\u001b[200~cards\r111\u001b[201~')
    const lines = await session.until('1 of 2: Claxton')
    expect(lines.join('\n')).not.toContain('2 of 2')
  })
})
