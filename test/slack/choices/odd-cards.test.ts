import { describe, expect, it } from 'vitest'
import { flowChoices } from '../../../src/assistant/names/flow-choices.ts'
import type { NameCard } from '../../../src/assistant/names/name-card.ts'
import { beginFlow } from '../../../src/assistant/names/name-flow.ts'
import { sayCard } from '../../../src/assistant/names/say-card.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { choiceTextView } from '../../../src/slack/choices/choice-text-view.ts'
import { renderQuestion } from '../../../src/slack/choices/render-question.ts'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'
import { checkView } from '../../../src/slack/limits/check-view.ts'
import { expectGolden } from '../../golden/golden.ts'
import { readBlocks } from '../render/read-message.ts'
import { candidate, nameCard, williams } from './name-cards.ts'

const at = { token: 'tok-1', card: 1, user: 'U012AB3CD' }

const questionOf = (flow: ReturnType<typeof beginFlow>) =>
  renderQuestion(
    {
      card: sayCard(flow),
      question: flow.question ? 'All of these?' : 'Whom does it mean?',
      choices: flowChoices(flow),
      away: 'q',
    },
    at,
  )

/** Fault 24: the names that every part has to bear. */
const odd: Readonly<Record<string, NameCard>> = {
  'two Williamses': williams,
  'an accent': nameCard('Jokic', {
    alsoPrinted: ['Jokić', 'JOKIC'],
    candidates: [candidate('Nikola Jokić', { score: 0.97 })],
  }),
  'full stops': nameCard('O.G. Anunoby', { candidates: [candidate('OG Anunoby', { teams: ['TOR'] })] }),
  'a suffix': nameCard('Trent', { candidates: [candidate('Gary Trent Jr.'), candidate('Gary Trent III')] }),
  'no letters at all': nameCard('', { candidates: [] }),
  'SQL and markup': nameCard("'; DROP TABLE t; -- <!channel> *bold* `code` & <@U1>", {
    candidates: [candidate('*Robert* <!here> `Tables`', { reasons: ['printed ~so~ & <b>so</b>'] })],
  }),
  'right to left': nameCard('نيكولا يوكيتش', { candidates: [candidate('Nikola يوكيتش (15)')] }),
}

describe('fault 24: the card of an odd name in Slack', () => {
  it.each(Object.entries(odd))('with %s is what the golden file shows, and Slack takes it', (says, card) => {
    const message = questionOf(beginFlow([card, nameCard('Next')]))
    expect(checkMessage(message, 'edit')).toEqual([])
    expectGolden(`slack-names/${says.replaceAll(' ', '-')}`, [
      `text: ${message.text}`,
      '',
      ...readBlocks(message.blocks),
    ])
    for (const choice of flowChoices(beginFlow([card])).filter(({ takes }) => takes !== undefined))
      expect(checkView(choiceTextView(choice, at, message.text))).toEqual([])
  })

  it('whose texts are endless stays within the limits', () => {
    const long = 'Ж'.repeat(5_000)
    const card = nameCard(long, {
      candidates: Array.from({ length: 5 }, () =>
        candidate(long, { reasons: [long, long], against: [long] }),
      ),
    })
    const message = questionOf(beginFlow([card]))
    expect(checkMessage(message, 'edit')).toEqual([])
  })

  it('of many to accept at once is a list with yes and no', () => {
    const cards = Array.from({ length: 12 }, (_, i) =>
      nameCard('Jokic', {
        id: `c${i}`,
        key: { source: `feed${i}`, rawLookup: 'jokic', team: 'DEN', season: '2021-22' },
      }),
    )
    const message = questionOf(stepFlow(beginFlow(cards), { kind: 'bulk' }))
    expect(checkMessage(message, 'edit')).toEqual([])
    expectGolden('slack-names/bulk', [`text: ${message.text}`, '', ...readBlocks(message.blocks)])
  })
})
