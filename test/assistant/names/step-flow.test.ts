import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionOf, flowChoices } from '../../../src/assistant/names/flow-choices.ts'
import { beginFlow, cardOf, madeIn, type NameFlow } from '../../../src/assistant/names/name-flow.ts'
import { sayCard } from '../../../src/assistant/names/say-card.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { tellFlow } from '../../../src/assistant/names/tell-flow.ts'
import { decisionOf } from '../../pipeline/names/decisions.ts'
import { candidate, card, decide, wish } from './cards.ts'

const other = { ...card('b').key, rawLookup: 'curry' }
const two = beginFlow([card('a'), card('b', { key: other, rawName: 'Curry' })])

describe('the guided flow', () => {
  test('accepting writes the decision with the evidence as it was shown, and shows the next name', () => {
    const asked = stepFlow(two, { kind: 'accept', n: 1 })
    const { flow, decisions } = wish(asked)
    expect(decisions).toMatchObject([
      {
        kind: 'accept',
        key: card('a').key,
        player: { lookup: 'nicclaxton', name: 'Nic Claxton' },
        scope: { kind: 'team season', team: 'BKN', season: '2021-22' },
        evidence: { candidates: card('a').candidates, verdict: card('a').verdict },
      },
    ])
    expect(cardOf(flow)?.id).toBe('b')
    expect(flow.notices).toEqual(['Claxton is Nic Claxton (nicclaxton): BKN in 2021-22'])
  })

  test('a rejected candidate is gone from the card, which stays', () => {
    const flow = decide(two, { kind: 'reject', n: 1 })
    expect(cardOf(flow)).toMatchObject({ id: 'a', candidates: [candidate('Speedy Claxton')] })
    expect(madeIn(flow)).toMatchObject([{ kind: 'reject', player: { lookup: 'nicclaxton' } }])
  })

  test('what is taken back leaves the name open, with its candidates', () => {
    const accepted = decide(two, { kind: 'accept', n: 2 })
    const back = stepFlow(accepted, { kind: 'previous' })
    expect(sayCard(back).facts.at(-1)).toBe(
      'decided: Claxton is Speedy Claxton (speedyclaxton): BKN in 2021-22',
    )
    const asked = stepFlow(back, { kind: 'take back' })
    const { flow, decisions } = wish(asked)
    expect(decisions[0]).toMatchObject({ kind: 'undo', undoes: accepted.done[0]?.decisions[0]?.id })
    expect(cardOf(flow)?.candidates).toEqual(card('a').candidates)
    expect(flowChoices(flow).map(({ key }) => key)).toContain('1')
  })

  test('a scope in which the spelling means somebody else is refused, and nothing is wished', () => {
    const wide = stepFlow(two, { kind: 'scope', n: 4 })
    const asked = stepFlow(wide, { kind: 'accept', n: 1 })
    expect(asked.wish).toBeUndefined()
    expect(asked.notices).toEqual([
      'everywhere is too wide: there Claxton means Speedy Claxton in 3 places. Choose a nearer scope.',
    ])
    expect(stepFlow(wide, { kind: 'accept', n: 2 }).wish).toBeDefined()
  })

  test('nobody is rejected where the spelling is known to mean that player', () => {
    const wide = stepFlow(two, { kind: 'scope', n: 4 })
    const asked = stepFlow(wide, { kind: 'reject', n: 2 })
    expect(asked.wish).toBeUndefined()
    expect(asked.notices).toEqual([
      'everywhere is too wide: there Claxton means Speedy Claxton in 3 places. Choose a nearer scope.',
    ])
    expect(stepFlow(wide, { kind: 'reject', n: 1 }).wish).toBeDefined()
    const speedy = { lookup: 'speedyclaxton', name: 'Speedy Claxton', places: 4 }
    const scopes = card('a').scopes.map(each =>
      each.scope.kind === 'team season' ? { ...each, means: [speedy] } : each,
    )
    const near = stepFlow(beginFlow([card('a', { scopes })]), { kind: 'scope', n: 2 })
    expect(stepFlow(near, { kind: 'reject', n: 2 }).notices).toEqual([
      'BKN in 2021-22 is too wide: there Claxton means Speedy Claxton in 4 places. Choose a nearer scope.',
    ])
    expect(stepFlow(near, { kind: 'accept', n: 1 }).wish).toBeDefined()
  })

  test('last names of gamebooks are decided game by game unless somebody chooses a wider scope', () => {
    const gamebook = beginFlow([card('a', { key: { ...card('a').key, source: 'gamebook' } })])
    const { flow, decisions } = wish(stepFlow(gamebook, { kind: 'accept', n: 1 }))
    expect(decisions[0]?.scope).toEqual({ kind: 'game', gameId: '20211103_BKN_ATL', team: 'BKN' })
    expect(cardOf(flow)?.games).toEqual(['20211105_BKN_DET'])
    const next = wish(stepFlow(flow, { kind: 'accept', n: 2 }))
    expect(next.decisions[0]?.scope).toEqual({ kind: 'game', gameId: '20211105_BKN_DET', team: 'BKN' })
    expect(next.flow.hasEnded).toBe(true)
  })

  test('somebody who was faster is named, and the next name is shown', () => {
    const asked = stepFlow(two, { kind: 'accept', n: 1 })
    const told = tellFlow(asked, { kind: 'taken', by: [decisionOf(1)] })
    expect(told.notices).toEqual([
      'ana decided a moment ago: Nic Claxton is Nicolas Claxton (nicolasclaxton): BKN in 2021-22. Nothing of yours was written.',
    ])
    expect(cardOf(told)?.id).toBe('b')
  })

  test('names with the same evidence are accepted together, after their list was shown', () => {
    const season = { ...card('c').key, season: '2022-23' }
    const flow = beginFlow([
      card('a'),
      card('c', {
        key: season,
        candidates: [
          candidate('Nic Claxton', { reasons: ['same last name', 'active for BKN in this game, 28.0 min'] }),
        ],
      }),
      card('d', {
        key: { ...season, team: 'BOS' },
        candidates: [candidate('Nic Claxton', { against: ['another jersey number'] })],
      }),
    ])
    const asked = stepFlow(flow, { kind: 'bulk' })
    expect(asked.wish).toBeUndefined()
    expect(sayCard(asked)).toMatchObject({ headline: '2 names with the same evidence:' })
    expect(stepFlow(asked, { kind: 'no' }).question).toBeUndefined()
    const { flow: after, decisions } = wish(stepFlow(asked, { kind: 'yes' }))
    expect(decisions.map(({ key }) => key.season)).toEqual(['2021-22', '2022-23'])
    expect(cardOf(after)?.id).toBe('d')
  })

  test('a wide scope settles the other cards of the spelling with it', () => {
    const flow = beginFlow([
      card('a'),
      card('c', { key: { ...card('c').key, team: 'BOS' } }),
      card('b', { key: other }),
    ])
    const after = decide(stepFlow(flow, { kind: 'scope', n: 3 }), { kind: 'accept', n: 1 })
    expect(cardOf(after)?.id).toBe('b')
  })

  test('clear ones are shown before they are accepted', () => {
    const flow = beginFlow([card('a', { clear: 'nicclaxton' }), card('b', { key: other })])
    const asked = stepFlow(flow, { kind: 'clear' })
    expect(asked.question?.says).toEqual(['Claxton is Nic Claxton (nicclaxton): BKN in 2021-22'])
    expect(cardOf(decide(asked, { kind: 'yes' }))?.id).toBe('b')
    expect(stepFlow(two, { kind: 'clear' }).notices).toEqual(['No open name is clear.'])
  })

  test('what is searched for takes the place of the candidates', () => {
    const asked = stepFlow(two, { kind: 'search', text: 'bridges' })
    expect(asked.wish).toEqual({ wants: 'search', text: 'bridges' })
    const found = tellFlow(asked, {
      kind: 'found',
      text: 'bridges',
      candidates: [candidate('Mikal Bridges')],
    })
    expect(cardOf(found)?.candidates.map(({ name }) => name)).toEqual(['Mikal Bridges'])
    const none = tellFlow(asked, { kind: 'found', text: 'zzz', candidates: [] })
    expect(cardOf(none)?.candidates).toEqual(card('a').candidates)
    expect(none.notices).toEqual(['Nobody is called zzz.'])
  })

  test('any keys leave a flow that still shows one card, wishes only what it said, and is plain JSON', () => {
    const keys = fc.constantFrom(
      '1',
      '2',
      '9',
      'r',
      'n',
      'x',
      'u',
      'z',
      '/',
      's',
      'b',
      'c',
      'p',
      'k',
      't',
      'y',
      'q',
      '?',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keys, fc.constantFrom('', '1', 'New Player')), { maxLength: 30 }),
        pressed => {
          let flow: NameFlow = beginFlow([
            card('a'),
            card('b', { key: other }),
            card('c', { clear: 'nicclaxton' }),
          ])
          for (const [key, text] of pressed) {
            if (flow.hasEnded) break
            const action = actionOf({ key, text }, '2021-12-01')
            if (!action) continue
            flow = stepFlow(flow, action)
            if (flow.wish?.wants === 'decide') {
              for (const { kind, scope, player } of flow.wish.drafts) {
                // Everywhere else the spelling means Speedy Claxton.
                if (scope.kind !== 'everywhere') continue
                if (kind === 'accept' || kind === 'new player') expect(player?.lookup).toBe('speedyclaxton')
                if (kind === 'reject') expect(player?.lookup).not.toBe('speedyclaxton')
              }
              flow = wish(flow).flow
            } else if (flow.wish) flow = tellFlow(flow, { kind: 'found', text: 'x', candidates: [] })
            expect(JSON.parse(JSON.stringify(flow))).toEqual(JSON.parse(JSON.stringify({ ...flow })))
            if (!flow.hasEnded) expect(cardOf(flow)).toBeDefined()
            sayCard(flow)
          }
        },
      ),
    )
  })
})
