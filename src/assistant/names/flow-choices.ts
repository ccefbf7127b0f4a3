import { addDays } from '../../warehouse/calendar-date.ts'
import type { Choice, Chosen } from '../choice.ts'
import { plural } from '../words/plural.ts'
import { cardOf, doneOf, type FlowAction, type NameFlow } from './name-flow.ts'

/** Days that a name rests when nobody says how long. */
export const SNOOZE_DAYS = 7
/** Days to choose from. */
const RESTS = [1, SNOOZE_DAYS, 30]
const restOf = (days: number) => ({ text: String(days), says: `for ${plural(days, 'day')}` })

/** The keys that mean something now. */
export function flowChoices(flow: NameFlow): readonly Choice[] {
  const card = cardOf(flow)
  if (flow.question)
    return [
      { key: 'y', says: 'accept all' },
      { key: 'n', says: 'go back' },
    ]
  if (!card) return []
  const leaving: readonly Choice[] = [
    { key: 'p', says: 'previous', group: 'move' },
    { key: 'k', says: 'keep for later', group: 'move' },
    { key: 'q', says: 'leave', group: 'move' },
  ]
  if (doneOf(flow, card)) return [{ key: 't', says: 'take back' }, ...leaving]
  const count = card.candidates.length
  return [
    ...card.candidates.map(({ name }, i) => ({ key: String(i + 1), says: name })),
    ...(count > 0
      ? [
          {
            key: 'r',
            says: 'reject',
            takes: `which (1${count > 1 ? `-${count}` : ''})`,
            among: card.candidates.map(({ name }, i) => ({ text: String(i + 1), says: name })),
          },
        ]
      : []),
    { key: 'n', says: 'new player', takes: 'full name' },
    { key: 'x', says: 'no player' },
    { key: 'u', says: 'unsure' },
    { key: 'z', says: `snooze ${SNOOZE_DAYS} days`, among: RESTS.map(restOf) },
    { key: '/', says: 'search', takes: 'name', group: 'look' },
    {
      key: 's',
      says: 'scope',
      group: 'look',
      among: card.scopes.map(({ says, dates }, i) => ({
        text: String(i + 1),
        says: `${says} (${plural(dates, 'date')})`,
      })),
    },
    { key: 'b', says: 'bulk', group: 'look' },
    { key: 'c', says: 'all clear ones', group: 'look' },
    ...leaving,
  ]
}

const restFor = (text: string): number => RESTS.find(days => String(days) === text.trim()) ?? SNOOZE_DAYS

/** What a key means; undefined for one that means nothing now. */
export function actionOf({ key, text = '' }: Chosen, today: string): FlowAction | undefined {
  if (/^[1-9]$/.test(key)) return { kind: 'accept', n: Number(key) }
  switch (key) {
    case 'r':
      return { kind: 'reject', n: Number(text.trim() || '1') }
    case 'n':
      return { kind: text.trim() === '' ? 'no' : 'new player', name: text }
    case 'x':
      return { kind: 'not a player' }
    case 'u':
      return { kind: 'unsure' }
    case 'z':
      return { kind: 'snooze', until: `${addDays(today, restFor(text))}T12:00:00.000Z` }
    case '/':
      return { kind: 'search', text }
    case 's':
      return /^[1-9]$/.test(text.trim()) ? { kind: 'scope', n: Number(text) } : { kind: 'scope' }
    case 'b':
      return { kind: 'bulk' }
    case 'c':
      return { kind: 'clear' }
    case 'y':
      return { kind: 'yes' }
    case 'p':
      return { kind: 'previous' }
    case 'k':
      return { kind: 'next' }
    case 't':
      return { kind: 'take back' }
    case 'q':
      return { kind: 'leave' }
    default:
      return undefined
  }
}
