import type { Resolution, SeasonNames } from '../../registry/season-names.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { type Calendar, readCalendar } from '../calendar.ts'
import { readStoredNames } from '../ingest/name-rows.ts'
import { readSeasonNames } from '../ingest/read-season-names.ts'
import { seasonText } from '../season.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { readState } from '../state/read-state.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'
import { stateOf } from './fold-decisions.ts'
import type { NameDecision } from './name-decision.ts'
import { openSightings } from './open-sightings.ts'
import { outdatedCells } from './outdated-cells.ts'
import { type Impact, keyText, type QueueEntry, type SettledName } from './queue-entry.ts'
import { readDecisions } from './read-decisions.ts'
import { readNamedSeasons } from './read-named-seasons.ts'

/** One season of names as the tables hold them and as they come out now. */
export type NamesOfSeason = {
  readonly names: SeasonNames
  readonly all: readonly Resolution[]
  readonly state: PipelineState
}

export type NameQueue = {
  readonly entries: readonly QueueEntry[]
  readonly settled: readonly SettledName[]
  readonly decisions: readonly NameDecision[]
  readonly seasons: ReadonlyMap<number, NamesOfSeason>
  readonly calendar: Calendar
}

/**
 * The names that mean nobody. The rules of a season's resolution run again over what the tables hold now, with everything
 * that was decided, so that nobody is asked what the next settling would answer by itself.
 */
export async function readQueue(
  warehouse: Warehouse,
  { now, today }: { readonly now: Date; readonly today: CalendarDate },
): Promise<NameQueue> {
  const [decisions, calendar, known] = await Promise.all([
    readDecisions(warehouse),
    readCalendar(warehouse, today),
    readNamedSeasons(warehouse),
  ])
  const seasons = new Map<number, NamesOfSeason>()
  const [entries, settled]: [QueueEntry[], SettledName[]] = [[], []]
  for (const { seasonYear: year } of known.filter(({ open }) => open > 0)) {
    const [names, stored, state] = await Promise.all([
      readSeasonNames(warehouse, year),
      readStoredNames(warehouse, year),
      readState(warehouse, seasonStart(year), seasonEnd(year)),
    ])
    const { open, all } = openSightings(names)
    seasons.set(year, { names, all, state })
    const impactOf = remembered(dates => measure(dates, calendar, state))
    for (const group of groupBy(open, each => keyText(keyOf(each, year))).values())
      entries.push(entryOf(group, year, decisions, now, impactOf))
    settled.push(...settledNames(stored, all, year))
  }
  return { entries: byImpact(entries), settled, decisions, seasons, calendar }
}

const keyOf = ({ source, rawLookup, team }: Resolution, year: number): QueueEntry['key'] => ({
  source,
  rawLookup,
  team,
  season: seasonText(year),
})

function entryOf(
  sightings: readonly Resolution[],
  year: number,
  decisions: readonly NameDecision[],
  now: Date,
  impactOf: (dates: readonly string[]) => Impact,
): QueueEntry {
  const [first] = sightings as readonly [Resolution]
  const key = keyOf(first, year)
  const games = [...new Set(sightings.map(({ gameId }) => gameId).filter(Boolean))].sort()
  const dates = [...new Set(sightings.map(each => each.date))].sort()
  const rawNames = [...groupBy(sightings, ({ rawName }) => rawName)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rawName]) => rawName)
  const state = stateOf(key, games, decisions, now)
  return { key, rawNames, sightings, games, dates, state, impact: impactOf(dates) }
}

/** Names on the same days have the same impact. */
function remembered(measured: (dates: readonly string[]) => Impact): (dates: readonly string[]) => Impact {
  const known = new Map<string, Impact>()
  return dates => {
    const key = dates.join()
    const impact = known.get(key) ?? measured(dates)
    known.set(key, impact)
    return impact
  }
}

function measure(dates: readonly string[], calendar: Calendar, state: PipelineState): Impact {
  const cells = outdatedCells(
    dates.map(day => ({ date: day, at: 'to come' })),
    calendar,
    state,
  )
  return {
    rows: cells.reduce((sum, { target, date: day }) => sum + state.cell(target, day).rows, 0),
    cells: cells.length,
    dates: new Set(cells.map(cell => cell.date)).size,
  }
}

/** What was open when it was last settled and is not any more, once per name. */
function settledNames(stored: readonly Row[], all: readonly Resolution[], year: number): SettledName[] {
  const place = (source: unknown, day: unknown, game: unknown, team: unknown, raw: unknown, at: unknown) =>
    [source, day, game, team, raw, at].join('|')
  const open = new Set(
    stored
      .filter(({ player_lookup }) => String(player_lookup).includes(':'))
      .map(row =>
        place(row.source, row.game_date, row.game_id, row.team_abbr, row.raw_lookup, row.list_position),
      ),
  )
  const now = all.filter(
    each =>
      each.playerLookup !== null &&
      open.has(place(each.source, each.date, each.gameId, each.team, each.rawLookup, each.position)),
  )
  const named = groupBy(now, each => `${keyText(keyOf(each, year))} ${each.playerLookup} ${each.rule}`)
  return [...named.values()].map(group => {
    const [first] = group as [Resolution]
    return {
      key: keyOf(first, year),
      rawName: first.rawName,
      playerName: first.playerName ?? '',
      rule: first.rule,
      occurrences: group.length,
    }
  })
}

const byImpact = (entries: readonly QueueEntry[]): readonly QueueEntry[] =>
  [...entries].sort(
    (a, b) =>
      b.impact.cells - a.impact.cells ||
      b.sightings.length - a.sightings.length ||
      (keyText(a.key) < keyText(b.key) ? -1 : 1),
  )
