import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, standing, stateOf } from '../../../src/pipeline/names/fold-decisions.ts'
import type { DecisionKind, NameDecision } from '../../../src/pipeline/names/name-decision.ts'
import { rulingsOf } from '../../../src/pipeline/names/rulings-of.ts'
import { decisionOf, draftOf } from './decisions.ts'

const { key } = draftOf()
const games = ['20211103_BKN_ATL']
const now = new Date('2021-12-02T00:00:00Z')

const kinds: readonly DecisionKind[] = [
  'accept',
  'reject',
  'not a player',
  'unsure',
  'snooze',
  'claim',
  'release',
]

/** Any history: decisions of every kind, and undos of whatever came before. */
const histories: fc.Arbitrary<readonly NameDecision[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<DecisionKind>(...kinds, 'undo', 'undo'),
      of: fc.nat(20),
      player: fc.constantFrom('nicolasclaxton', 'nicclaxtonjr'),
      wide: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map(steps =>
    steps.flatMap(({ kind, of, player, wide }, i): NameDecision[] => {
      if (kind === 'undo' && i === 0) return []
      return [
        decisionOf(i, {
          kind,
          player: { lookup: player, name: player },
          ...(wide ? { scope: { kind: 'everywhere' } } : {}),
          ...(kind === 'undo' ? { undoes: decisionOf(of % i).id } : {}),
          ...(kind === 'snooze' || kind === 'claim' ? { until: '2021-12-09T00:00:00.000Z' } : {}),
        }),
      ]
    }),
  )

const outcome = (decisions: readonly NameDecision[]) => ({
  state: stateOf(key, games, decisions, now),
  rulings: rulingsOf(decisions),
})

describe('the fold of decisions', () => {
  test('does not depend on the order in which they are handed in, nor on how often', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, order) => {
        const shuffled = history
          .map(each => ({ each, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(outcome([...shuffled, ...history])).toEqual(outcome(history))
        expect(inOrder([...shuffled, ...shuffled])).toEqual(inOrder(history))
      }),
    )
  })

  test('an undo makes it as if the decision had never been, and its own undo brings it back', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, n) => {
        const held = standing(history)
        fc.pre(held.length > 0)
        const target = held[n % held.length] as NameDecision
        const undo = decisionOf(100, { kind: 'undo', undoes: target.id })
        const again = decisionOf(101, { kind: 'undo', undoes: undo.id })
        expect(standing([...history, undo])).toEqual(held.filter(({ id }) => id !== target.id))
        expect(outcome([...history, undo, again])).toEqual(outcome(history))
      }),
    )
  })

  test('an undo stands for nothing by itself: no history leaves one standing', () => {
    fc.assert(
      fc.property(histories, history => {
        expect(standing(history).filter(({ kind }) => kind === 'undo')).toEqual([])
      }),
    )
  })
})

describe('the state of a name', () => {
  const state = (...decisions: readonly NameDecision[]) => stateOf(key, games, decisions, now).is

  test('the last word counts', () => {
    const accepted = decisionOf(1)
    const no = decisionOf(2, { kind: 'not a player' })
    expect([state(), state(accepted), state(accepted, no)]).toEqual(['open', 'accepted', 'not a player'])
  })

  test('a rejection leaves it open, and is remembered', () => {
    const reject = decisionOf(1, { kind: 'reject' })
    expect(state(reject)).toBe('open')
    expect(rulingsOf([reject])).toEqual([
      {
        rawLookup: 'nicclaxton',
        scope: { team: 'BKN', season: 2021 },
        says: 'is not',
        lookup: 'nicolasclaxton',
      },
    ])
    expect(rulingsOf([reject, decisionOf(2, { kind: 'undo', undoes: 'd001' })])).toEqual([])
  })

  test('snoozes and claims end by themselves, claims also when they are released', () => {
    const until = '2021-12-09T00:00:00.000Z'
    const snooze = decisionOf(1, { kind: 'snooze', until })
    const claim = decisionOf(2, { kind: 'claim', until })
    const later = new Date(until)
    expect([state(snooze), state(claim)]).toEqual(['snoozed', 'claimed'])
    expect([snooze, claim].map(each => stateOf(key, games, [each], later).is)).toEqual(['open', 'open'])
    expect(state(claim, decisionOf(3, { kind: 'release' }))).toBe('open')
  })

  test('what was decided for one game does not settle a name that has several', () => {
    const scope = { kind: 'game', gameId: games[0] as string, team: 'BKN' } as const
    const decision = decisionOf(1, { scope })
    expect(stateOf(key, games, [decision], now).is).toBe('accepted')
    expect(stateOf(key, [...games, '20211105_BKN_DET'], [decision], now).is).toBe('open')
  })

  test('another team of the same spelling is not concerned, unless the scope reaches it', () => {
    const other = { ...key, team: 'BOS' }
    expect(stateOf(other, ['20211104_BOS_MIA'], [decisionOf(1)], now).is).toBe('open')
    expect(
      stateOf(other, ['20211104_BOS_MIA'], [decisionOf(1, { scope: { kind: 'everywhere' } })], now).is,
    ).toBe('accepted')
  })
})
