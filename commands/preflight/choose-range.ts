import { parseRange } from '../../src/assistant/range/parse-range.ts'
import { type DateRange, resolveRange } from '../../src/assistant/range/resolve-range.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import { defaultRange } from '../../src/pipeline/preflight/default-range.ts'
import type { Slate } from '../../src/pipeline/preflight/slate.ts'

export type ChosenRange = {
  readonly range: DateRange
  /** Why these days, where nobody named them. */
  readonly says?: string
}

/** The days that a person named, or those that are looked at when he named none; undefined when no game was played yet. */
export function chooseRange(
  text: string | undefined,
  { calendar }: Slate,
): ChosenRange | Refusal | undefined {
  if (text === undefined) {
    const chosen = defaultRange(calendar)
    if (!chosen) return undefined
    const range = resolve(`${chosen.start}..${chosen.end}`, calendar)
    return isRefusal(range) ? range : { range, says: chosen.says }
  }
  const range = resolve(text, calendar)
  return isRefusal(range) ? range : { range }
}

function resolve(text: string, calendar: Slate['calendar']): DateRange | Refusal {
  const request = parseRange(text, { today: calendar.today })
  return isRefusal(request) ? request : resolveRange(request, calendar)
}
