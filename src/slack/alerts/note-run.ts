import type { RunView, UnitView } from '../../assistant/run/run-view.ts'
import { printDates } from '../../assistant/words/print-dates.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayToKeep } from '../deliver/say.ts'
import { firstFailing } from '../render/first-failing.ts'
import { renderAlert } from '../render/render-alert.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { causesOfRun } from './causes-of-run.ts'
import { type KnownAlert, keepAlert, openAlerts, readAlert } from './known-alert.ts'

/**
 * Brings the alerts up to what a run says: one message for each cause, edited when more of it is met, and when the days
 * that it cost are made. Only one process at a time may do this.
 */
export async function noteRun(parts: SlackParts, channel: string, view: RunView): Promise<void> {
  for (const [cause, units] of causesOfRun(view)) await meet(parts, channel, view, cause, units)
  await solve(parts, view)
}

async function meet(
  parts: SlackParts,
  channel: string,
  view: RunView,
  cause: string,
  units: readonly UnitView[],
): Promise<void> {
  const { store, now } = parts
  const found = await readAlert(store, cause)
  // What was solved and comes again is news.
  const known = found?.solved && !found.runs.includes(view.runId) ? undefined : found
  if (units.length <= (known?.met[view.runId] ?? 0)) return
  const at = now().toISOString()
  const alert: Omit<KnownAlert, 'place'> = {
    cause,
    firstAt: known?.firstAt ?? at,
    lastAt: at,
    runs: [...new Set([...(known?.runs ?? []), view.runId])],
    met: { ...known?.met, [view.runId]: units.length },
    open: [...new Set([...(known?.open ?? []), ...units.flatMap(daysOf)])].sort(),
  }
  const message = (): SlackMessage => messageOf(alert, nextFor(view))
  const place =
    known?.place ?? (await sayToKeep(parts, { channel, user: channel, isDirect: true }, message()))
  // Kept before the edit: what is edited twice is the same message.
  await keepAlert(store, { ...alert, place })
  if (known) await parts.edits.put(place, message, 'last')
}

async function solve(parts: SlackParts, view: RunView): Promise<void> {
  const made = new Set(view.units.filter(({ state }) => state === 'committed').flatMap(daysOf))
  if (made.size === 0) return
  for (const alert of await openAlerts(parts.store)) {
    const open = alert.open.filter(day => !made.has(day))
    if (open.length === alert.open.length) continue
    const at = parts.now().toISOString()
    const how = `run ${view.runId} by ${view.by} made what was open`
    const next: KnownAlert = { ...alert, open, ...(open.length === 0 ? { solved: { at, how } } : {}) }
    await keepAlert(parts.store, next)
    await parts.edits.put(next.place, () => messageOf(next, nextFor(view)), 'last')
  }
}

const daysOf = ({ unit }: UnitView): readonly string[] => unit.dates.map(date => `${unit.target} ${date}`)

function messageOf(alert: Omit<KnownAlert, 'place'>, next: readonly string[]): SlackMessage {
  const { cause, runs, met, open, firstAt, lastAt, solved } = alert
  const byTable = groupBy(open, day => day.split(' ')[0] ?? '')
  return renderAlert({
    cause,
    count: Object.values(met).reduce((sum, units) => sum + units, 0),
    runs,
    firstAt: new Date(firstAt),
    lastAt: new Date(lastAt),
    where: [...byTable].map(
      ([table, days]) => `${table} ${printDates(days.map(day => day.slice(table.length + 1)))}`,
    ),
    next,
    ...(solved ? { solved: { at: new Date(solved.at), how: solved.how } } : {}),
  })
}

const nextFor = (view: RunView): readonly string[] => {
  const failing = firstFailing(view)
  return [
    ...(failing ? [`why ${failing.table} ${failing.date}`] : []),
    ...(view.outcome === undefined ? [`run ${view.runId}`] : [`retry ${view.runId}`]),
  ]
}
