import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { type Calendar, readCalendar } from '../calendar.ts'
import { changedDates, nameRows, printedRow, readStoredNames } from '../ingest/name-rows.ts'
import { readSeasonNames } from '../ingest/read-season-names.ts'
import type { PlannedDay } from '../plan/group-units.ts'
import { seasonOf, seasonText, seasonYearOf } from '../season.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { readState } from '../state/read-state.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'
import type { DecisionDraft, DecisionScope, NameDecision } from './name-decision.ts'
import { type NameDay, outdatedCells } from './outdated-cells.ts'
import { readDecisions } from './read-decisions.ts'
import { readNamedSeasons } from './read-named-seasons.ts'
import { rulingsOf } from './rulings-of.ts'
import { covers } from './scope.ts'

/** A row of a season's names that comes out differently. */
export type NameChange = {
  readonly source: string
  readonly date: CalendarDate
  readonly team: string
  readonly rawName: string
  /** Undefined: nobody. */
  readonly before?: string
  readonly after?: string
}

export type SeasonChange = {
  readonly seasonYear: number
  readonly dates: readonly CalendarDate[]
  readonly changes: readonly NameChange[]
}

/** What is left to do before everything that was decided of names has its rows. */
export type NamesWork = {
  readonly seasons: readonly SeasonChange[]
  /** In dependency order. */
  readonly cells: readonly PlannedDay[]
  readonly calendar: Calendar
  readonly state: PipelineState
}

type About = {
  readonly today: CalendarDate
  /** What is about to be decided, as if it were. */
  readonly drafts?: readonly (DecisionDraft | NameDecision)[]
  /** Only what was decided of this spelling. */
  readonly rawLookup?: string
}

const KINDS: readonly DecisionDraft['kind'][] = ['accept', 'new player', 'not a player', 'reject', 'undo']

/**
 * Settles the seasons' names in memory with all decisions, compares that with what the tables hold, and finds the cells
 * that were computed with other names. It looks at the tables alone: a run that broke off leaves no trace but what it wrote.
 */
export async function readNamesWork(
  warehouse: Warehouse,
  { today, drafts = [], rawLookup }: About,
): Promise<NamesWork> {
  const [decisions, calendar, known] = await Promise.all([
    readDecisions(warehouse),
    readCalendar(warehouse, today),
    readNamedSeasons(warehouse),
  ])
  const all = [...decisions, ...drafts.map((draft, i) => asDecision(draft, i))]
  const about = drafts.length > 0 ? all.slice(decisions.length) : decisions
  const relevant = about.filter(
    ({ kind, key }) => KINDS.includes(kind) && (rawLookup === undefined || key.rawLookup === rawLookup),
  )
  const years = known
    .map(({ seasonYear }) => seasonYear)
    .filter(year => relevant.some(({ scope }) => mayHold(scope, year)))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const state = await readState(
    warehouse,
    years.length === 0 ? today : seasonStart(first),
    years.length === 0 ? today : seasonEnd(last),
  )
  const seasons: SeasonChange[] = []
  const days: NameDay[] = []
  for (const seasonYear of years) {
    const [names, stored] = await Promise.all([
      readSeasonNames(warehouse, seasonYear),
      readStoredNames(warehouse, seasonYear),
    ])
    const rows = nameRows({ ...names, rulings: rulingsOf(all) })
    const dates = changedDates(rows, stored)
    seasons.push({ seasonYear, dates, changes: changesOf(rows, stored, dates) })
    days.push(...daysOf(relevant, [...rows, ...stored], dates, state, seasonYear))
  }
  return { seasons, cells: outdatedCells(days, calendar, state), calendar, state }
}

/** A draft stands behind everything that was decided. */
const asDecision = (draft: DecisionDraft | NameDecision, i: number): NameDecision =>
  'id' in draft
    ? draft
    : {
        ...draft,
        id: `draft ${String(i).padStart(6, '0')}`,
        at: '9999-12-31T00:00:00.000Z',
        by: { id: '', name: '' },
      }

const mayHold = (scope: DecisionScope, year: number): boolean =>
  scope.kind === 'team season'
    ? seasonYearOf(scope.season) === year
    : scope.kind !== 'game' || seasonOf(dayOfGame(scope.gameId)) === year

const dayOfGame = (gameId: string): string => gameId.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3')

/**
 * The days whose names were decided: those about to change, those on which a decided name is printed, and those that the same
 * run settled with them, for one name told may tell another.
 */
function daysOf(
  decisions: readonly NameDecision[],
  rows: readonly Row[],
  changed: readonly string[],
  state: PipelineState,
  seasonYear: number,
): readonly NameDay[] {
  const lookups = new Map(decisions.map(({ key }) => [key.rawLookup, true]))
  const season = seasonText(seasonYear)
  const printed = new Set(
    rows
      .filter(row => lookups.has(String(row.raw_lookup)))
      .filter(row => {
        const place = {
          source: String(row.source),
          team: String(row.team_abbr),
          gameId: String(row.game_id),
          season,
        }
        return decisions.some(({ key, scope }) => key.rawLookup === row.raw_lookup && covers(scope, place))
      })
      .map(row => String(row.game_date)),
  )
  const since = decisions.reduce((earliest, { at }) => (at < earliest ? at : earliest), '~')
  const settled = (day: string) => state.cell(resolvedNames.id, day).success
  const runs = new Set(
    [...printed].flatMap(day => {
      const success = settled(day)
      return success && success.at > since ? [success.runId] : []
    }),
  )
  const together = state
    .successDays(resolvedNames.id)
    .filter(day => seasonOf(day) === seasonYear && runs.has(settled(day)?.runId ?? ''))
  const done = [...new Set([...printed, ...together])]
    .filter(day => !changed.includes(day))
    .flatMap((day): NameDay[] => {
      const at = settled(day)?.at
      return at === undefined ? [] : [{ date: day, at }]
    })
  return [...changed.map((day): NameDay => ({ date: day, at: 'to come' })), ...done]
}

function changesOf(
  now: readonly Row[],
  before: readonly Row[],
  dates: readonly string[],
): readonly NameChange[] {
  const changed = new Set(dates)
  const place = (row: Row) =>
    [row.source, row.game_date, row.game_id, row.team_abbr, row.raw_lookup, row.list_position].join('|')
  const earlier = new Map(
    before.filter(row => changed.has(String(row.game_date))).map(row => [place(row), row]),
  )
  const name = (row: Row | undefined) =>
    row === undefined || row.player_name === null ? undefined : String(row.player_name)
  return now
    .filter(row => changed.has(String(row.game_date)))
    .flatMap((row): NameChange[] => {
      const old = earlier.get(place(row))
      if (old && printedRow(old) === printedRow(row)) return []
      const [was, is] = [name(old), name(row)]
      return [
        {
          source: String(row.source),
          date: String(row.game_date),
          team: String(row.team_abbr),
          rawName: String(row.raw_name),
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { after: is }),
        },
      ]
    })
}

/** The calendar days that are left, sorted; none means that everything decided has its rows. */
export const pendingDates = ({ seasons, cells }: Pick<NamesWork, 'seasons' | 'cells'>): readonly string[] =>
  [...new Set([...seasons.flatMap(({ dates }) => dates), ...cells.map(cell => cell.date)])].sort()
