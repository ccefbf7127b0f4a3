import { formatCount } from '../../src/assistant/words/format-count.ts'
import { formatDuration } from '../../src/assistant/words/format-duration.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import { minute } from '../../src/pipeline/why/record-tests.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import type { Handoff } from './collect-handoff.ts'
import { safeMarkdown } from './safe-markdown.ts'
import { sayFailures } from './say-failures.ts'

/** The first line of every hand-over, by which a file is known to be one. */
export const HANDOFF_MARK = '<!-- backcourt handoff -->'

/** Lines of a list that anybody reads; `sql` gives the rest. */
const MOST_LINES = 50

const capped = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES), `- and ${formatCount(lines.length - MOST_LINES)} more`]
    : lines

const none = (lines: readonly string[], words: string): readonly string[] =>
  lines.length > 0 ? capped(lines) : [words]

/** The document, line by line. The same hand-over gives the same lines. */
export function renderHandoff(handoff: Handoff): readonly string[] {
  const { range, headline, madeAt, version, checks, brokenContracts, runs, quarantine, names, next } = handoff
  const held = checks.filter(({ offenders }) => offenders === 0).length
  return [
    HANDOFF_MARK,
    `# Hand-over ${range.start}..${range.end}`,
    '',
    `Made ${minute(madeAt)} by Backcourt ${version}.`,
    '',
    `**${headline}**`,
    '',
    '## Coverage',
    '',
    ...coverageTable(handoff),
    '',
    ...checks
      .filter(({ offenders }) => offenders > 0)
      .map(({ says, offenders }) => `- check broken ${plural(offenders, 'time')}: ${says}`),
    ...brokenContracts.map(line => `- contract broken: ${line}`),
    `${held} of ${plural(checks.length, 'cross-check')} hold; ${brokenContracts.length === 0 ? 'all contracts hold' : `${plural(brokenContracts.length, 'contract rule')} broken`}.`,
    '',
    '## Open',
    '',
    ...none(openCells(handoff), 'Nothing is missing, broken or out of date.'),
    '',
    '## Failures',
    '',
    ...none(sayFailures(handoff), 'None recorded.'),
    '',
    '## Runs',
    '',
    ...none(
      runs.shown.map(
        ({ runId, by, command, state, startedAt, busySeconds, committed, units }) =>
          `- ${runId} by ${safeMarkdown(by)}, ${minute(startedAt)}: ${state}, ${formatCount(committed)} of ${plural(units, 'unit')} in ${formatDuration(busySeconds)}: \`${command.replaceAll('`', "'")}\``,
      ),
      'Nothing ran for these days.',
    ),
    ...(runs.total > runs.shown.length
      ? [`- and ${plural(runs.total - runs.shown.length, 'older run')}`]
      : []),
    '',
    '## Files in quarantine',
    '',
    ...none(
      quarantine.map(({ path, reason }) => `- ${safeMarkdown(path)}: ${safeMarkdown(reason)}`),
      'None.',
    ),
    '',
    '## Names pending',
    '',
    ...none(
      names.map(
        ({ source, team, name, rule, times, firstDay, lastDay }) =>
          `- ${safeMarkdown(name)} (${team}, ${source}): ${rule}, ${plural(times, 'time')}, ${firstDay === lastDay ? firstDay : `${firstDay}..${lastDay}`}`,
      ),
      'None.',
    ),
    '',
    '## Next',
    '',
    ...next.map(line => `    backcourt ${line}`),
  ]
}

function coverageTable({ cells }: Handoff): readonly string[] {
  const rows = [...groupBy(cells, ({ target }) => target)].map(([target, group]) => {
    const of = (...statuses: readonly string[]) =>
      String(group.filter(({ status }) => statuses.includes(status)).length)
    return [
      target,
      of('ok'),
      of('expected failures'),
      of('investigate'),
      of('missing'),
      of('stale'),
      of('failed', 'untracked'),
      of('bootstrap', 'no games', 'not yet'),
    ]
  })
  const head = ['days', 'ok', 'expected', 'investigate', 'missing', 'stale', 'broken', 'not owed']
  return [head, head.map((_, i) => (i === 0 ? ':--' : '--:')), ...rows].map(row => `| ${row.join(' | ')} |`)
}

const wanting: ReadonlySet<string> = new Set(['failed', 'untracked', 'investigate', 'missing', 'stale'])

function openCells({ cells }: Handoff): readonly string[] {
  const open = cells.filter(({ status }) => wanting.has(status))
  return [...groupBy(open, ({ target, status }) => `${target} ${status}`)].map(([what, group]) => {
    const detail = group.find(each => each.detail)?.detail
    return `- ${what} on ${plural(group.length, 'day')}: ${printDates(group.map(({ day }) => day))}${detail ? ` (${safeMarkdown(detail)})` : ''}`
  })
}
