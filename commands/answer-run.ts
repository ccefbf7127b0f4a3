import type { Answer, AnswerOutcome, Block } from '../src/assistant/answer/answer.ts'
import { printRange } from '../src/assistant/range/echo-range.ts'
import { outcomeOf } from '../src/assistant/run/run-outcome.ts'
import { runPace } from '../src/assistant/run/run-pace.ts'
import type { RunView, UnitView } from '../src/assistant/run/run-view.ts'
import { sayTruth } from '../src/assistant/run/say-truth.ts'
import { unitErrorText } from '../src/assistant/run/unit-error-text.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { formatDuration } from '../src/assistant/words/format-duration.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { printDates } from '../src/assistant/words/print-dates.ts'
import { groupBy } from '../src/warehouse/group-by.ts'
import { sayTables, type TableSum } from './coverage/say-tables.ts'

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
  const { elapsed } = runPace(view, new Date(view.lastAt))
  const facts = [...troubles(counted), ...perTable(counted)]
  const truth = view.outcome === undefined ? undefined : sayTruth(view)
  const most = truth === undefined ? MOST_FACTS : MOST_FACTS - 1
  const rest: Block[] = facts.length > most ? [{ kind: 'text', lines: facts.slice(most - 1) }] : []
  return {
    outcome: outcomes[verdict],
    headline: `${headlines[verdict]}: ${of} in ${formatDuration(elapsed)}${
      failed + blocked > 0 ? `, ${formatCount(failed)} failed, ${formatCount(blocked)} blocked` : ''
    } (run ${view.runId}).`,
    facts: [
      ...(rest.length === 0
        ? facts
        : [
            ...facts.slice(0, most - 1),
            `and ${plural(rest[0] && 'lines' in rest[0] ? rest[0].lines.length : 0, 'more line')} with --verbose`,
          ]),
      ...(truth === undefined ? [] : [truth]),
    ],
    ...(rest.length === 0 ? {} : { details: rest }),
    next: nextOf(view, verdict),
    data: {
      runId: view.runId,
      outcome: verdict,
      plan: view.plan.hash,
      estimate: view.plan.estimate,
      units: counted.map(unitData),
    },
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
  bytes,
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
  ...(bytes === undefined ? {} : { bytes }),
  ...(error ? { error } : {}),
  ...(blockedBy ? { blockedBy } : {}),
})

/** One line per cause, worst first. */
function troubles(units: readonly UnitView[]): readonly string[] {
  const failures = groupBy(
    units.filter(({ error }) => error),
    ({ error }) => (error ? unitErrorText(error) : ''),
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

/** Raw tables with their files, then the others with their denominators. */
function perTable(units: readonly UnitView[]): readonly string[] {
  const committed = units.filter(({ state }) => state === 'committed')
  const raw = committed.filter(({ unit }) => unit.phase === 2)
  const made = committed.filter(({ unit }) => unit.phase !== 2)
  return [
    ...[...groupBy(raw, ({ unit }) => unit.target)].map(([target, group]) => {
      const rows = group.reduce((sum, { written }) => sum + written, 0)
      return `${target} ${sayFiles(group.flatMap(({ files }) => files ?? []))}${plural(rows, 'row')}`
    }),
    ...sayTables(
      [...groupBy(made, ({ unit }) => unit.target)].map(([target, group]) => sumUnits(target, group)),
    ),
  ]
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
  return `${parts.join(', ')}, `
}

function sumUnits(target: string, units: readonly UnitView[]): TableSum {
  const written = units.reduce((sum, unit) => sum + unit.written, 0)
  const failures: Record<string, number> = {}
  for (const unit of units) {
    for (const [category, count] of Object.entries(unit.failures))
      failures[category] = (failures[category] ?? 0) + count
  }
  const expected = written + Object.values(failures).reduce((sum, count) => sum + count, 0)
  return { target, expected, written, failures, untracked: 0 }
}

function nextOf(view: RunView, verdict: keyof typeof headlines): readonly string[] {
  const dates = printRange(view.plan)
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
