import { errorText, outcomeOf } from '../jobs/conduct-run.ts'
import type { Answer, AnswerOutcome, Block } from '../src/assistant/answer/answer.ts'
import type { RunView, UnitView } from '../src/assistant/run/run-view.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { formatDuration } from '../src/assistant/words/format-duration.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { printDates } from '../src/assistant/words/print-dates.ts'
import { isExpected } from '../src/pipeline/state/failure-categories.ts'
import { groupBy } from '../src/warehouse/group-by.ts'

/** Facts that a person reads; what is beyond stands in the details. */
const MOST_FACTS = 10

const outcomes: Readonly<Record<ReturnType<typeof outcomeOf>, AnswerOutcome>> = {
  done: 'done',
  'done with warnings': 'done with warnings',
  failed: 'failed',
  cancelled: 'interrupted',
}

/** A run in words, while it runs and when it is over. */
export function answerRun(view: RunView): Answer {
  const verdict = view.outcome ?? outcomeOf(view)
  const counted = view.units.filter(({ state }) => state !== 'split')
  const count = (state: UnitView['state']) => counted.filter(unit => unit.state === state).length
  const [done, failed, blocked] = [count('committed'), count('failed'), count('blocked')]
  const of = `${formatCount(done)} of ${plural(counted.length, 'unit')} committed`
  const seconds = (Date.parse(view.lastAt) - Date.parse(view.startedAt)) / 1000
  const facts = [...troubles(counted), ...perTable(counted)]
  const rest: Block[] =
    facts.length > MOST_FACTS ? [{ kind: 'text', lines: facts.slice(MOST_FACTS - 1) }] : []
  return {
    outcome: outcomes[verdict],
    headline: `${headlines[verdict]}: ${of} in ${formatDuration(seconds)}${
      failed + blocked > 0 ? `, ${formatCount(failed)} failed, ${formatCount(blocked)} blocked` : ''
    } (run ${view.runId}).`,
    facts:
      rest.length === 0
        ? facts
        : [
            ...facts.slice(0, MOST_FACTS - 1),
            `and ${plural(rest[0] && 'lines' in rest[0] ? rest[0].lines.length : 0, 'more line')} with --verbose`,
          ],
    ...(rest.length === 0 ? {} : { details: rest }),
    next: nextOf(view, verdict),
    data: { runId: view.runId, outcome: verdict, plan: view.plan.hash, units: counted.map(unitData) },
  }
}

const headlines = {
  done: 'Done',
  'done with warnings': 'Done with warnings',
  failed: 'Failed',
  cancelled: 'Stopped',
} as const

const unitData = ({
  unit,
  state,
  attempts,
  written,
  failures,
  files,
  seconds,
  error,
  blockedBy,
}: UnitView) => ({
  unit: unit.id,
  table: unit.target,
  dates: unit.dates,
  state,
  attempts,
  written,
  failures,
  ...(files ? { files } : {}),
  ...(seconds === undefined ? {} : { seconds }),
  ...(error ? { error } : {}),
  ...(blockedBy ? { blockedBy } : {}),
})

/** One line per cause, worst first. */
function troubles(units: readonly UnitView[]): readonly string[] {
  const failures = groupBy(
    units.filter(({ error }) => error),
    ({ error }) => (error ? errorText(error) : ''),
  )
  const blocked = groupBy(
    units.filter(({ blockedBy }) => blockedBy),
    ({ blockedBy }) => blockedBy,
  )
  return [
    ...[...failures].flatMap(([text, group]) => {
      const [first] = group
      const where = group.map(({ unit }) => `${unit.target} ${printDates(unit.dates)}`).join('; ')
      const examples = first?.error?.kind === 'contract' ? first.error.breach.examples.slice(1) : []
      const fix = first?.error?.kind === 'broken' && first.error.fix ? [`  ${first.error.fix}`] : []
      return [`failed: ${where}: ${text}`, ...examples.map(example => `  also ${example}`), ...fix]
    }),
    ...[...blocked].map(
      ([by, group]) =>
        `blocked by ${by}: ${group.map(({ unit }) => `${unit.target} (${plural(unit.dates.length, 'day')})`).join(', ')}`,
    ),
  ]
}

function perTable(units: readonly UnitView[]): readonly string[] {
  return [...groupBy(units, ({ unit }) => unit.target)].flatMap(([target, group]) => {
    const committed = group.filter(({ state }) => state === 'committed')
    if (committed.length === 0) return []
    const written = committed.reduce((sum, unit) => sum + unit.written, 0)
    const files = committed.flatMap(unit => unit.files ?? [])
    if (committed.some(({ unit }) => unit.phase === 2))
      return [`${target}: ${sayFiles(files)}${formatCount(written)} ${written === 1 ? 'row' : 'rows'}`]
    const categories = sumFailures(committed)
    const expected = written + [...categories.values()].reduce((sum, count) => sum + count, 0)
    const said = [...categories].map(
      ([category, count]) =>
        `${formatCount(count)} ${category}${isExpected(category) ? ' (expected)' : ' (look at these)'}`,
    )
    return [
      `${target}: ${[`${formatCount(written)} of ${formatCount(expected)} written`, ...said].join(', ')}`,
    ]
  })
}

const sayFiles = (files: readonly NonNullable<UnitView['files']>[]): string => {
  if (files.length === 0) return ''
  const sum = (key: keyof NonNullable<UnitView['files']>) =>
    files.reduce((total, file) => total + file[key], 0)
  const parts = [
    `${plural(sum('loaded'), 'file')} loaded`,
    ...(sum('unchanged') > 0 ? [`${formatCount(sum('unchanged'))} unchanged`] : []),
    ...(sum('superseded') > 0 ? [`${formatCount(sum('superseded'))} superseded`] : []),
    ...(sum('quarantined') > 0 ? [`${formatCount(sum('quarantined'))} quarantined (look at these)`] : []),
  ]
  return `${parts.join(', ')}; `
}

function sumFailures(units: readonly UnitView[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { failures } of units) {
    for (const [category, count] of Object.entries(failures))
      sums.set(category, (sums.get(category) ?? 0) + count)
  }
  return sums
}

function nextOf(view: RunView, verdict: keyof typeof headlines): readonly string[] {
  const dates = view.plan.start === view.plan.end ? view.plan.start : `${view.plan.start}..${view.plan.end}`
  const quarantined = view.units.some(({ files }) => (files?.quarantined ?? 0) > 0)
  const quarantine = quarantined
    ? ['sql "SELECT path, reason FROM nba_orchestration.quarantined_files ORDER BY path"']
    : []
  switch (verdict) {
    case 'failed':
      return [`retry ${view.runId}`, `run ${view.runId} --verbose`]
    case 'cancelled':
      return [view.plan.command]
    case 'done':
    case 'done with warnings': {
      const only = view.units.every(({ unit }) => unit.phase === 2)
      return [
        ...quarantine,
        only
          ? `backfill ${dates} --phase 3`
          : view.units.some(({ unit }) => unit.phase === 4)
            ? `validate ${dates}`
            : `backfill ${dates}`,
      ]
    }
  }
}
