import { nearest } from '../../src/assistant/command/nearest.ts'
import { parseLine } from '../../src/assistant/command/parse-command.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { AnyCommand } from '../../src/assistant/request/handler.ts'
import { may } from '../../src/assistant/request/may.ts'
import type { Schedule, Schedules } from '../../src/assistant/schedules/schedules.ts'
import { openSchedules } from './open-schedules.ts'

/** A schedule by its id, for somebody who wants to change it: he must be allowed to ask its line himself. */
export async function findSchedule(
  id: string,
  context: CommandContext,
  all: readonly AnyCommand[],
): Promise<{ readonly schedule: Schedule; readonly schedules: Schedules } | Refusal> {
  const schedules = await openSchedules(context)
  if (isRefusal(schedules)) return schedules
  const known = await schedules.list()
  const schedule = known.find(each => each.id === id)
  if (!schedule) {
    const guess = nearest(
      id,
      known.map(each => each.id),
    )
    const message = known.length === 0 ? `There is no schedule \`${id}\`; none was added yet.` : undefined
    return refuse(
      'unknown-schedule',
      message ?? `There is no schedule \`${id}\`${guess ? `; did you mean \`${guess}\`?` : '.'}`,
      'schedule list',
    )
  }
  // A line of an older version may not be understood any more; then it harms nobody either.
  const parsed = parseLine(schedule.line, all)
  const forbidden = isRefusal(parsed) ? undefined : may(context, parsed.definition)
  return forbidden ?? { schedule, schedules }
}
