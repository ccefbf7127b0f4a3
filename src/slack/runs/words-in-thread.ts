import { parseCommand } from '../../assistant/command/parse-command.ts'
import { printRange } from '../../assistant/range/echo-range.ts'
import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { AnyCommand } from '../../assistant/request/handler.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { processorIds } from '../../pipeline/processors/processors.ts'
import { firstFailing } from '../render/first-failing.ts'

/** What people call things in a thread, and the command that it is about the thread's run. */
const steering: Readonly<Record<string, string>> = {
  status: 'run',
  stop: 'cancel',
  cancel: 'cancel',
  pause: 'pause',
  'go on': 'resume',
  continue: 'resume',
  resume: 'resume',
  retry: 'retry',
  watch: 'watch',
}

const SHOWN = 4

/** Longer than that people speak of why with one another. */
const LONGEST_WHY = 7

/** Whether words in a run's thread speak to us without naming us: known words, or a whole command. */
export function speaksToUs(
  words: readonly string[],
  runId: string,
  definitions: readonly AnyCommand[],
): boolean {
  const said = plain(words)
  if (Object.hasOwn(steering, said) || said === 'report') return true
  if (words[0]?.toLowerCase() === 'why') return words.length <= LONGEST_WHY
  const parsed = parseCommand(words, definitions)
  if (isRefusal(parsed)) return false
  // "watch this" and "run it" are chatter.
  const isOfRun = parsed.definition.positionals?.[0] === 'run'
  return !isOfRun || words.includes(runId)
}

/**
 * Words in the thread of a run as the command that they mean, a question back where they could mean several, and
 * unchanged where they say nothing of the run.
 */
export function wordsInThread(
  words: readonly string[],
  run: RunView,
  definitions: readonly AnyCommand[],
): readonly string[] | Refusal {
  const said = plain(words)
  const command = Object.hasOwn(steering, said) ? steering[said] : undefined
  if (command !== undefined) return [command, run.runId]
  if (said === 'report') return ['report', printRange(run.plan)]
  if (words[0]?.toLowerCase() !== 'why' || words.some(word => word.startsWith('--'))) return words
  const complete = ['why', ...words.slice(1)]
  return isRefusal(parseCommand(complete, definitions)) || !isDay(words[2])
    ? whyInRun(words.slice(1), run)
    : complete
}

const plain = (words: readonly string[]): string =>
  words
    .join(' ')
    .toLowerCase()
    .replace(/[?!.]+$/, '')

const isDay = (word: string | undefined): boolean =>
  /^\d{4}-\d{2}-\d{2}$|^(yesterday|today)$/.test(word ?? '')

/** `why`, `why lebron james`, `why pdc lebron james`, `why 2021-11-22 lebron james`: the rest is what the run is about. */
function whyInRun(rest: readonly string[], run: RunView): readonly string[] | Refusal {
  const table = rest.find(word => processorIds.some(id => id === word.toLowerCase()))?.toLowerCase()
  const date = rest.find(isDay)
  const who = rest
    .filter(word => word.toLowerCase() !== table && word !== date)
    .map(bare)
    .filter(Boolean)
  const units = run.units.filter(
    ({ unit, state }) => state !== 'split' && processorIds.some(id => id === unit.target),
  )
  const failing = firstFailing(run)
  const named = (of: string, on: string): readonly string[] => ['why', of, on, ...who]
  if (table !== undefined && date !== undefined) return named(table, date)
  if (failing && (table ?? failing.table) === failing.table && (date ?? failing.date) === failing.date)
    return named(failing.table, failing.date)
  const days = units
    .filter(({ unit }) => table === undefined || unit.target === table)
    .flatMap(({ unit }) => (date === undefined ? unit.dates : [date]).map(on => ({ of: unit.target, on })))
    .sort((one, other) => other.on.localeCompare(one.on))
  const tables = [...new Map(days.map(day => [day.of, day])).keys()]
  const [latest] = days
  if (latest === undefined)
    return refuse(
      'which-why',
      `Run ${run.runId} computed ${table ?? 'no table of which `why` can tell'}${table === undefined ? '' : ' on no day'}; name the table and the day.`,
      ['why', table ?? 'pdc', date ?? run.plan.start, ...who].join(' '),
    )
  if (days.every(({ of, on }) => of === latest.of && on === latest.on)) return named(latest.of, latest.on)
  const choices =
    tables.length > 1
      ? tables.map(of => ({ of, on: days.find(day => day.of === of)?.on ?? latest.on }))
      : days
  return refuse(
    'which-why',
    `Run ${run.runId} computed several ${tables.length > 1 ? 'tables' : `days of ${latest.of}`}; say which table and which day you mean.`,
    ...choices.slice(0, SHOWN).map(({ of, on }) => named(of, on).join(' ')),
  )
}

/** `james?` is James. */
const bare = (word: string): string => word.replace(/[?!,]+$/, '')
