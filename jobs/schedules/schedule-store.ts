import type { Asker } from '../../src/assistant/rights/asker.ts'
import type {
  Schedule,
  ScheduleDays,
  ScheduleResult,
  Schedules,
} from '../../src/assistant/schedules/schedules.ts'
import { ledgerSchedules } from '../../src/pipeline/tables/ledger/schedules.ts'
import { string, timestamp } from '../../src/warehouse/param.ts'
import type { Row, Statement, Warehouse } from '../../src/warehouse/warehouse.ts'
import type { ScheduleQueue } from './schedule-queue.ts'

/** A schedule with what is owed: nothing that was due until `settledTo`. */
export type KeptSchedule = Schedule & { readonly settledTo: Date }

/** Schedules as those see them who fire them. */
export type ScheduleStore = Omit<Schedules, 'list'> & {
  /** What wakes them. */
  readonly queue: ScheduleQueue
  list(): Promise<readonly KeptSchedule[]>
  /** Keeps what came of it; with `due` nothing until then is owed any more. */
  settle(id: string, result: ScheduleResult, due?: Date): Promise<void>
}

type Parts = {
  /** An empty warehouse where none was made yet. */
  readonly reading: () => Promise<Warehouse>
  readonly writing: () => Promise<Warehouse>
  readonly queue: ScheduleQueue
  readonly now: () => Date
  readonly newId: () => string
}

const { name: TABLE } = ledgerSchedules

const ALL = `SELECT * FROM ${TABLE} ORDER BY created_at, schedule_id`
const DELETE = `DELETE FROM ${TABLE} WHERE schedule_id = @id`
const INSERT = `INSERT INTO ${TABLE} (schedule_id, line, time_of_day, game_days, post_to, asker, created_at, settled_to, paused_by, last_result) VALUES (@id, @line, @time, @on, @post, @asker, @created, @created, @paused, @last)`
const PAUSE = `UPDATE ${TABLE} SET paused_by = @by WHERE schedule_id = @id`
const RESUME = `UPDATE ${TABLE} SET paused_by = NULL, settled_to = @now WHERE schedule_id = @id`
const KEEP_LAST = `UPDATE ${TABLE} SET last_result = @last WHERE schedule_id = @id`
const SETTLE = `UPDATE ${TABLE} SET last_result = @last, settled_to = @due WHERE schedule_id = @id`

/**
 * Schedules in the warehouse, so that an emptied Redis loses none, and in the queue that wakes them. The queue is told
 * first: what it knows too much does nothing, and what it knows too little a worker mends.
 */
export function scheduleStore({ reading, writing, queue, now, newId }: Parts): ScheduleStore {
  const write = async (...statements: readonly Statement[]): Promise<void> => {
    const warehouse = await writing()
    await warehouse.transact(
      `schedule ${newId()}`,
      statements.map(statement => ({ do: 'write', statement })),
    )
  }
  const list = async () => (await (await reading()).query({ sql: ALL })).rows.map(scheduleOf)
  return {
    queue,
    list,
    put: async schedule => {
      const { id, pausedBy } = schedule
      await (pausedBy === undefined ? queue.keep(schedule) : queue.drop(id))
      await write({ sql: DELETE, params: { id: string(id) } }, insert(schedule))
    },
    remove: async id => {
      await queue.drop(id)
      await write({ sql: DELETE, params: { id: string(id) } })
    },
    pause: async (id, by) => {
      await queue.drop(id)
      await write({ sql: PAUSE, params: { id: string(id), by: string(by) } })
    },
    resume: async id => {
      const schedule = (await list()).find(each => each.id === id)
      if (schedule) await queue.keep(schedule)
      await write({ sql: RESUME, params: { id: string(id), now: timestamp(now()) } })
    },
    run: (id, by) => queue.nudge({ id, by }, newId()),
    settle: async (id, result, due) => {
      const params = { id: string(id), last: string(JSON.stringify(result)) }
      await write(
        due === undefined
          ? { sql: KEEP_LAST, params }
          : { sql: SETTLE, params: { ...params, due: timestamp(due) } },
      )
    },
  }
}

const insert = ({ id, line, at, on, postTo, by, createdAt, pausedBy, last }: Schedule): Statement => ({
  sql: INSERT,
  params: {
    id: string(id),
    line: string(line),
    time: string(at),
    on: string(on),
    post: string(postTo ?? null),
    asker: string(JSON.stringify(by)),
    created: timestamp(new Date(createdAt)),
    paused: string(pausedBy ?? null),
    last: string(last === undefined ? null : JSON.stringify(last)),
  },
})

const scheduleOf = (row: Row): KeptSchedule => ({
  id: String(row.schedule_id),
  line: String(row.line),
  at: String(row.time_of_day),
  on: String(row.game_days) as ScheduleDays,
  ...(row.post_to === null ? {} : { postTo: String(row.post_to) }),
  by: JSON.parse(String(row.asker)) as Asker,
  createdAt: String(row.created_at),
  ...(row.paused_by === null ? {} : { pausedBy: String(row.paused_by) }),
  ...(row.last_result === null ? {} : { last: JSON.parse(String(row.last_result)) as ScheduleResult }),
  settledTo: new Date(String(row.settled_to)),
})
