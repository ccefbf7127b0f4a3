import type { Answer } from '../../../src/assistant/answer/answer.ts'
import type { Turn } from '../../../src/assistant/assistant-link.ts'
import type { Refusal } from '../../../src/assistant/refusal.ts'
import type { Schedule } from '../../../src/assistant/schedules/schedules.ts'
import type { WallTimes } from '../../../src/assistant/schedules/wall-times.ts'
import type { Calendar } from '../../../src/pipeline/calendar.ts'
import { ledgerSchedules } from '../../../src/pipeline/tables/ledger/schedules.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'

export const ana = { id: 'slack:U012', name: 'ana', groups: ['slack:S1'] }

export const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  id: 'k3f9',
  line: 'validate yesterday',
  at: '09:00',
  on: 'after-games',
  by: ana,
  createdAt: '2021-11-20T12:00:00.000Z',
  ...more,
})

/** Games on the 22nd and none on the 21st, seen from the 23rd. */
export const november: Calendar = {
  today: '2021-11-23',
  seasons: [{ season: '2021-22', seasonYear: 2021, firstGameDay: '2021-10-19', lastGameDay: '2022-04-10' }],
  gameDays: [
    { date: '2021-11-20', games: 6, finals: 6 },
    { date: '2021-11-22', games: 10, finals: 10 },
  ],
}

export const done: Answer = { outcome: 'done', headline: 'All accounted for.', facts: [], data: {} }

export async function scheduleWarehouse() {
  const warehouse = await openDuckDb(':memory:')
  await warehouse.createTables([ledgerSchedules])
  return warehouse
}

/** What was asked, and how; it answers what it is told to. */
export function listener(answer: (words: readonly string[], turn: Turn) => Promise<Answer | Refusal>) {
  const asked: { readonly words: readonly string[]; readonly turn: Turn }[] = []
  return {
    asked,
    lines: () => asked.map(({ words }) => words.join(' ')),
    ask: async (words: readonly string[], turn: Turn) => {
      asked.push({ words, turn })
      return { answer: await answer(words, turn) }
    },
  }
}

/** Comes round so fast that a test can wait for it. */
export const every = (ms: number): WallTimes => ({
  next: (_at, after) => new Date(Math.floor(after.getTime() / ms) * ms + ms),
  latest: (_at, until) => new Date(Math.floor(until.getTime() / ms) * ms),
})

/** Came at an instant, and comes again when no test runs any more. */
export const once = (due: Date): WallTimes => ({
  next: () => new Date(due.getTime() + 86_400_000),
  latest: () => due,
})
