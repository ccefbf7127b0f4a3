import type { FileStore } from '../../files/file-store.ts'
import { type FeedId, feedIds } from '../../files/layout.ts'
import { type FeedFile, listFeed } from '../../files/list-feed.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { type KnownFile, knownFiles } from '../ingest/known-files.ts'
import { seasonOf, seasonText, seasonYearOf } from '../season.ts'
import type { PipelineState } from '../state/pipeline-state.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import { holdsSeasons } from '../units/holds-seasons.ts'
import { seasonStart, type Unit, unitId } from '../units/unit.ts'
import { finishPlan } from './finish-plan.ts'
import type { Exclusion, Plan } from './plan.ts'

export type IngestRequest = { readonly command: string; readonly start: string; readonly end: string }

/** Most days of files in one unit: a month of play-by-play is some 12 MB in memory. */
const DAYS_PER_UNIT = 31

/** Measured on two cores (see bench/). */
const filesPerSecond = 400
const rowsPerFile = 80

type Days = ReadonlyMap<string, readonly FeedFile[]>

/**
 * Plans Phase 2: files that are new or changed since they were last looked at, by feed and stretch of days; then the
 * names of every season touched. Nothing is read but listings.
 */
export async function planIngest(
  request: IngestRequest,
  store: FileStore,
  warehouse: Warehouse,
  state: PipelineState,
  gameDays: number,
  signal?: AbortSignal,
): Promise<Plan> {
  const units: Unit[] = []
  const excluded: Exclusion[] = []
  let files = 0
  for (const feed of feedIds) {
    const span = holdsSeasons(feed)
      ? { seasons: seasonsOf(request) }
      : { start: request.start, end: request.end }
    const listing = await listFeed(store, feed, span, signal)
    for (const [seasonYear, inSeason] of groupBy(listing.files, seasonYearOfFile)) {
      const known = await knownFiles(warehouse, feed, seasonYear)
      const days: Days = groupBy(inSeason, ({ place }) => place.date ?? seasonStart(seasonYear))
      const fresh = [...days].filter(([, group]) => group.some(file => isFresh(file, known)))
      const stale = [...days.keys()].filter(day => !fresh.some(([date]) => date === day))
      if (stale.length > 0) excluded.push({ target: feed, reason: 'no new files', dates: stale.sort() })
      files += fresh.reduce((sum, [, group]) => sum + group.filter(file => isFresh(file, known)).length, 0)
      units.push(...feedUnits(feed, seasonYear, fresh, known))
    }
  }
  const linked = [...units, ...nameUnits(units, state, request)].map((unit, _, all) => ({
    ...unit,
    after: afterOf(unit, all),
  }))
  return finishPlan({
    command: request.command,
    start: request.start,
    end: request.end,
    gameDays,
    units: linked,
    excluded,
    needs: [],
    estimate: { seconds: files / filesPerSecond, rows: files * rowsPerFile, from: 'defaults' },
    code: 'feeds',
  })
}

const isFresh = ({ entry }: FeedFile, known: ReadonlyMap<string, KnownFile>): boolean =>
  known.get(entry.path)?.version !== entry.version

const seasonYearOfFile = ({ place }: FeedFile): number =>
  place.date ? seasonOf(place.date) : (seasonYearOf(place.season ?? '') ?? 0)

const seasonsOf = ({ start, end }: IngestRequest): readonly string[] => {
  const [first, last] = [seasonOf(start), seasonOf(end)]
  return Array.from({ length: last - first + 1 }, (_, i) => seasonText(first + i))
}

function feedUnits(
  feed: FeedId,
  seasonYear: number,
  fresh: readonly (readonly [string, readonly FeedFile[]])[],
  known: ReadonlyMap<string, KnownFile>,
): readonly Unit[] {
  const sorted = [...fresh].sort(([a], [b]) => (a < b ? -1 : 1))
  const pieces = Math.ceil(sorted.length / DAYS_PER_UNIT)
  const size = Math.ceil(sorted.length / Math.max(pieces, 1))
  return Array.from({ length: pieces }, (_, i) => {
    const part = sorted.slice(i * size, (i + 1) * size)
    const dates = part.map(([date]) => date)
    const count = part.reduce((sum, [, group]) => sum + group.filter(file => isFresh(file, known)).length, 0)
    return {
      id: holdsSeasons(feed) ? `${feed} ${seasonText(seasonYear)}` : unitId(feed, dates),
      target: feed,
      phase: 2,
      seasonYear,
      dates,
      reasons: [{ code: 'new files', dates, files: count }],
      after: [],
    }
  })
}

/** A season's names are settled anew whenever one of its files changed, or if that never happened. */
function nameUnits(
  units: readonly Unit[],
  state: PipelineState,
  { start, end }: IngestRequest,
): readonly Unit[] {
  const seasons = new Set(units.map(({ seasonYear }) => seasonYear))
  const unsettled = (year: number) =>
    state.successDays('gamebook').some(day => seasonOf(day) === year) &&
    !state.successDays(resolvedNames.id).some(day => seasonOf(day) === year)
  for (let year = seasonOf(start); year <= seasonOf(end); year += 1) if (unsettled(year)) seasons.add(year)
  return [...seasons].sort().map(seasonYear => ({
    id: `${resolvedNames.id} ${seasonText(seasonYear)}`,
    target: resolvedNames.id,
    phase: 2,
    seasonYear,
    dates: [seasonStart(seasonYear)],
    reasons: [{ code: 'names', dates: [seasonStart(seasonYear)] }],
    after: [],
  }))
}

/** The schedule comes first, for every other feed is checked against it; names come last. */
const afterOf = (unit: Unit, all: readonly Unit[]): readonly string[] =>
  all
    .filter(
      other =>
        other.id !== unit.id &&
        other.seasonYear === unit.seasonYear &&
        unit.target !== 'schedule' &&
        (other.target === 'schedule' || unit.target === resolvedNames.id),
    )
    .map(({ id }) => id)
