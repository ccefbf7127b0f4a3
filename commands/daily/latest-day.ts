import type { Calendar } from '../../src/pipeline/calendar.ts'
import type { Newest } from '../../src/pipeline/why/read-newest.ts'

/** Where the work stands, in days. */
export type LatestDay = {
  /** The latest played day that any file came in for, else the latest played day at all. */
  readonly day: string | undefined
  /** Played days after it, which no file came in for: a schedule knows a whole season at once. */
  readonly later: readonly string[]
}

export function latestDay({ gameDays, today }: Calendar, newestFile: Newest | undefined): LatestDay {
  const played = gameDays.filter(({ date, finals }) => finals > 0 && date < today).map(({ date }) => date)
  const reached = newestFile === undefined ? undefined : played.findLast(date => date <= newestFile.day)
  const day = reached ?? played.at(-1)
  return { day, later: day === undefined ? [] : played.filter(date => date > day) }
}
