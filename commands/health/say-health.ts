import { formatBytes } from '../../src/assistant/words/format-bytes.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { minute } from '../../src/pipeline/why/record-tests.ts'
import type { Day } from '../daily/read-day.ts'
import { sayGames } from '../daily/say-day.ts'
import type { Health } from './read-health.ts'

const OWED: ReadonlySet<string> = new Set(['bootstrap', 'not yet', 'no games'])

/** The state in ten lines at most. */
export function sayHealth(health: Health): readonly string[] {
  const { place, size, newest, files, filesProblem, runs, yesterday, today, latest, cells, season } = health
  const { quarantine, names, workers } = health
  const alive = workers === undefined ? '' : `; ${plural(workers, 'worker')} alive`
  const [last] = runs
  const ended = (state: string) => runs.filter(run => run.state === state).length
  const owed = cells.filter(({ status }) => !OWED.has(status))
  const of = (status: string) => owed.filter(cell => cell.status === status).length
  const hasNear = yesterday.games.length > 0 || today.games.length > 0
  return [
    `warehouse: ${size === undefined ? 'not made yet' : `${place}, ${formatBytes(size)}`}${newest.commit ? `, newest commit ${minute(newest.commit.at)}` : ''}`,
    `files: ${files}, ${filesProblem ? filesProblem.message : newest.file ? `${plural(newest.file.count, 'file')} looked at, the newest day ${newest.file.day}${health.later.length > 0 ? `; none for ${plural(health.later.length, 'later game day')}` : ''}` : 'none looked at yet'}`,
    last
      ? `runs: latest ${last.view.runId} ${last.state}, ${minute(last.view.startedAt)}; of the latest ${runs.length}: ${ended('interrupted')} interrupted, ${ended('failed')} failed${alive}`
      : `runs: none yet${alive}`,
    sayShort('yesterday', yesterday),
    sayShort('today', today),
    ...(latest && !hasNear ? [sayShort('latest game day', latest)] : []),
    ...(season
      ? [
          `season ${season}: ${formatCount(of('ok') + of('expected failures'))} of ${plural(owed.length, 'table day')} complete, ${formatCount(of('stale'))} stale, ${formatCount(of('missing'))} missing, ${formatCount(of('failed') + of('untracked'))} broken, ${formatCount(of('investigate'))} to look at`,
        ]
      : []),
    `quarantine: ${plural(quarantine.length, 'file')}`,
    `names: ${plural(names.length, 'unresolved spelling')}`,
  ]
}

function sayShort(name: string, day: Day): string {
  if (day.games.length === 0) return `${name} (${day.day}): no games`
  const open = day.open.length > 0 ? `; open: ${few(day.open)}` : '; nothing open'
  const due = day.notYetDue.length > 0 ? `; not yet due: ${few(day.notYetDue)}` : ''
  return `${name} (${day.day}): ${sayGames(day)}${open}${due}`
}

const MOST = 4

const few = (items: readonly string[]): string =>
  `${items.slice(0, MOST).join(', ')}${items.length > MOST ? ` and ${items.length - MOST} more` : ''}`
