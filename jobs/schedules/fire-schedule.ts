import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { AssistantLink, Turn } from '../../src/assistant/assistant-link.ts'
import { splitWords } from '../../src/assistant/command/split-words.ts'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import { judgeDay } from '../../src/assistant/schedules/judge-day.ts'
import { OUTBOX, type ScheduledPost } from '../../src/assistant/schedules/scheduled-post.ts'
import type { ScheduleResult } from '../../src/assistant/schedules/schedules.ts'
import type { WallTimes } from '../../src/assistant/schedules/wall-times.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import type { KeyedStore } from '../../src/redis/keyed-store.ts'
import type { Nudge } from './schedule-queue.ts'
import type { KeptSchedule, ScheduleStore } from './schedule-store.ts'

export type FiringParts = {
  readonly schedules: ScheduleStore
  readonly times: WallTimes
  /** With the files, which on the morning after games know more than the warehouse. */
  readonly calendar: () => Promise<Calendar>
  readonly ask: AssistantLink['ask']
  /** Where answers wait for whoever posts to channels; it also keeps who is at which firing. */
  readonly outbox: KeyedStore
  readonly now: () => Date
  /** Whether this process is about to end, and a run that it waits for goes on elsewhere. */
  readonly isLeaving: () => boolean
}

/** `handed on`: another worker has to go on with it. */
export type Fired = 'settled' | 'nothing owed' | 'handed on'

/** What was missed for longer is not made up for: who wanted it in the morning does not want it at night. */
const LATEST_MS = 6 * 3_600_000
const DAY_SECONDS = 86_400

/**
 * Looks whether a schedule is owed something, and does it. Being called too often does nothing: what is owed is the last
 * time that has come and is not settled, and of several that are called at once one does it, known by its `job`. When
 * that worker dies, the job comes again and goes on where it was.
 */
export async function fireSchedule({ id, by }: Nudge, job: string, parts: FiringParts): Promise<Fired> {
  const { schedules, times, now, outbox } = parts
  const schedule = (await schedules.list()).find(each => each.id === id)
  if (!schedule || (schedule.pausedBy !== undefined && !by)) return 'nothing owed'
  const due = by ? undefined : times.latest(schedule.at, now())
  if (due && due <= schedule.settledTo) return 'nothing owed'
  const firing = `firing:${id}:${due?.getTime() ?? job}`
  if (!(await outbox.claim(firing, job, DAY_SECONDS)) && (await outbox.get(firing)) !== job)
    return 'nothing owed'
  const why = due && (await whyNot(schedule, due, parts))
  if (why) {
    await schedules.settle(id, { at: now().toISOString(), ...why }, due)
    return 'settled'
  }
  return ask(schedule, by ?? schedule.by, firing, due, parts)
}

/** Why nothing is asked this time: it is too late for it, or it is not its day. */
async function whyNot(
  { on, at }: KeptSchedule,
  due: Date,
  { calendar, now }: FiringParts,
): Promise<Pick<ScheduleResult, 'outcome' | 'headline'> | undefined> {
  const day = easternToday(due)
  if (now().getTime() - due.getTime() > LATEST_MS)
    return { outcome: 'missed', headline: `No worker was there at ${at} on ${day}, nor within 6 hours.` }
  const { asks, because } = judgeDay(on, day, await calendar())
  return asks ? undefined : { outcome: 'skipped', headline: `Skipped: ${because}.` }
}

async function ask(
  { id, line, postTo }: KeptSchedule,
  asker: NonNullable<Turn['asker']>,
  firing: string,
  due: Date | undefined,
  { schedules, outbox, now, isLeaving, ...parts }: FiringParts,
): Promise<Fired> {
  const begun = await outbox.get(`${firing}:run`)
  let runId = begun
  let kept: Promise<void> | undefined
  const never = new AbortController().signal
  // A run that was begun before its worker died goes on by itself: asking again would only meet it.
  const words = begun ? ['watch', begun] : ['--yes', ...wordsOf(line)]
  const { answer } = await parts.ask(words, {
    from: 'schedule',
    asker,
    lane: 'daily',
    showPlan: () => undefined,
    confirm: async () => undefined,
    show: () => undefined,
    hear: heard => {
      runId ??= heard
      kept ??= outbox.set(`${firing}:run`, heard, DAY_SECONDS)
    },
    stop: never,
    interrupt: never,
  })
  await kept
  if (runId !== undefined && isLeaving() && !isOver(answer)) return 'handed on'
  if (postTo !== undefined) {
    const kind = wordsOf(line)[0] === 'daily' ? 'digest' : 'answer'
    const post: ScheduledPost = { channel: postTo, kind, answer: toPost(answer, line), line }
    await outbox.set(`${OUTBOX}${firing}`, JSON.stringify(post))
  }
  await schedules.settle(id, { ...resultOf(answer, now()), ...(runId === undefined ? {} : { runId }) }, due)
  return 'settled'
}

/** Kept lines were made from words that were understood. */
function wordsOf(line: string): readonly string[] {
  const words = splitWords(line)
  if (isRefusal(words)) throw new Error(`a schedule keeps a line that cannot be read: ${words.message}`)
  return words
}

/** Nobody in the channel has asked, so a refusal says what was. */
const toPost = (answer: Answer | Refusal, line: string): Answer =>
  isRefusal(answer)
    ? {
        outcome: 'failed',
        headline: `The scheduled \`${line}\` was refused: ${answer.message}`,
        facts: [],
        next: answer.fix,
        data: { code: answer.code },
      }
    : answer

/** The answer to a run says how it ended; without that the run goes on. */
const isOver = (answer: Answer | Refusal): boolean =>
  isRefusal(answer) || (typeof answer.data === 'object' && answer.data !== null && 'outcome' in answer.data)

const resultOf = (answer: Answer | Refusal, at: Date): ScheduleResult => ({
  at: at.toISOString(),
  ...(isRefusal(answer)
    ? { outcome: 'refused', headline: answer.message }
    : { outcome: answer.outcome, headline: answer.headline }),
})
