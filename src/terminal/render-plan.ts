import { formatCount } from '../assistant/words/format-count.ts'
import { formatDuration } from '../assistant/words/format-duration.ts'
import { plural } from '../assistant/words/plural.ts'
import { printDates } from '../assistant/words/print-dates.ts'
import type { Plan } from '../pipeline/plan/plan.ts'
import { padText } from './fit-text.ts'
import { paint } from './paint.ts'
import { type PlanRow, planRows } from './plan-rows.ts'
import { renderExclusions } from './render-exclusions.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { visibleWidth } from './visible-width.ts'
import { wrapBehind } from './wrap-text.ts'

/** Lines of a list before the rest is summed up. */
const MOST_LINES = 12

export type PlanOptions = {
  /** What was understood of the dates: `2021-11-01..2021-11-30: 30 days, 28 with games`. */
  readonly echo: string
  readonly verbose?: boolean
}

/** What would be done and why, what is left out and why, and what it may cost. The same text for a dry run and a run. */
export function renderPlan(
  plan: Plan,
  { echo, verbose = false }: PlanOptions,
  screen: Screen,
): readonly string[] {
  const rows = planRows(plan.units)
  const shown = verbose || rows.length <= MOST_LINES ? rows : rows.slice(0, MOST_LINES - 1)
  const rest = rows.slice(shown.length)
  const say = (text: string, indent = ''): readonly string[] =>
    wrapBehind(indent, safeText(text), screen.width)
  const head = plan.units.length === 0 ? 'Plan: nothing to do' : `Plan: ${amount(plan)}`
  return [
    ...say(head).map(line => paint(line, 'strong', screen)),
    ...say(`${plan.command}`, '  '),
    ...say(echo, '  '),
    ...(rows.length === 0 ? [] : ['', ...renderRows(shown, screen)]),
    ...(rest.length === 0
      ? []
      : say(
          `and ${plural(rest.length, 'more line')} (${plural(days(rest), 'day')}); --verbose shows all`,
          '  ',
        )),
    ...spaced(renderExclusions(plan, { most: verbose ? Number.POSITIVE_INFINITY : MOST_LINES }, screen)),
    ...spaced(renderNeeds(plan, screen)),
    ...(plan.units.length === 0 ? [] : ['', ...say(estimateOf(plan))]),
    ...say(`Plan ${plan.hash}`).map(line => paint(line, 'quiet', screen)),
  ]
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])

const days = (rows: readonly PlanRow[]): number => rows.reduce((sum, { count }) => sum + count, 0)

function amount({ units }: Plan): string {
  const tables = new Set(units.map(({ target }) => target)).size
  return `${plural(units.length, 'unit')} for ${plural(tables, 'table')}`
}

/** `psza  58 days  missing  (2021-11-02..2021-12-31)`, aligned. */
function renderRows(rows: readonly PlanRow[], screen: Screen): readonly string[] {
  const cells = rows.map(({ target, amount, why, when }) => [target, amount, why, when].map(safeText))
  const width = (i: number): number => Math.max(...cells.map(row => visibleWidth(row[i] ?? '')))
  const [target, amount] = [width(0), width(1)]
  // A long reason does not push the dates of the short ones away.
  const why = Math.max(0, ...cells.map(row => visibleWidth(row[2] ?? '')).filter(each => each <= 24))
  return cells.flatMap(([name = '', count = '', reason = '', when = '']) =>
    wrapBehind(
      `  ${padText(name, target)}  ${padText(count, amount, 'right')}  `,
      `${padText(reason, why)}  (${when})`,
      screen.width,
    ),
  )
}

/** Upstream work is named, never silently done. */
function renderNeeds({ needs }: Plan, screen: Screen): readonly string[] {
  if (needs.length === 0) return []
  const rows = needs.map(({ target, phase, dates }) => ({
    target,
    count: dates.length,
    amount: plural(dates.length, 'day'),
    why: `phase ${phase}`,
    when: printDates(dates),
  }))
  return [
    ...wrapBehind('', 'Needs first (not part of this plan; these days are not there yet):', screen.width).map(
      line => paint(line, 'warning', screen),
    ),
    ...renderRows(rows, screen),
  ]
}

function estimateOf({ estimate }: Plan): string {
  const from =
    estimate.from === 'history' ? 'from earlier runs' : 'from default speeds, for want of earlier runs'
  return `Estimate: about ${formatDuration(estimate.seconds)} and ${formatCount(estimate.rows)} rows (a guess ${from})`
}
