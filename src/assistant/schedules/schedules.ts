import type { AnswerOutcome } from '../answer/answer.ts'
import type { Asker } from '../rights/asker.ts'

/** Every day; days with games; days after days with games. */
export const scheduleDays = ['every-day', 'game-days', 'after-games'] as const
export type ScheduleDays = (typeof scheduleDays)[number]

/** What came of the last time that it was due, or was asked for by hand. */
export type ScheduleResult = {
  /** An instant. */
  readonly at: string
  readonly outcome: AnswerOutcome | 'refused' | 'skipped' | 'missed'
  /** The verdict, or why it was not asked. */
  readonly headline: string
  readonly runId?: string
}

/** A command that is asked by itself at a time of day. */
export type Schedule = {
  readonly id: string
  /** As understood, in one canonical line. */
  readonly line: string
  /** `HH:MM` in US Eastern. */
  readonly at: string
  readonly on: ScheduleDays
  /** The channel that gets the answer. */
  readonly postTo?: string
  /** Whose rights apply when it is asked; they are looked up at that moment. */
  readonly by: Asker
  readonly createdAt: string
  readonly pausedBy?: string
  readonly last?: ScheduleResult
}

/** The schedules of everybody. What is asked of one that is not there does nothing. */
export type Schedules = {
  /** In the order in which they were added. */
  list(): Promise<readonly Schedule[]>
  put(schedule: Schedule): Promise<void>
  remove(id: string): Promise<void>
  pause(id: string, by: string): Promise<void>
  /** What fell due while it was paused is not made up for. */
  resume(id: string): Promise<void>
  /** Asks it now, whatever day it is, with the rights of `by`. */
  run(id: string, by: Asker): Promise<void>
}
