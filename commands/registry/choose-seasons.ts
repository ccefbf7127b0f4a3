import { nearest } from '../../src/assistant/command/nearest.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { KnownSeason } from '../../src/pipeline/registry/read-seasons.ts'
import { seasonText, seasonYearOf } from '../../src/pipeline/season.ts'

export type SeasonWish = {
  readonly season?: string | undefined
  readonly allSeasons: boolean
  readonly strategy: 'merge' | 'replace'
}

/** Start years of the seasons that are meant, or what to type instead. */
export function chooseSeasons(wish: SeasonWish, known: readonly KnownSeason[]): readonly number[] | Refusal {
  const { season, allSeasons, strategy } = wish
  const flags = strategy === 'replace' ? ' --strategy replace' : ''
  const lines = known.map(each => `registry build ${each.season}${flags}`)
  if (allSeasons && strategy === 'replace')
    return refuse(
      'one-season',
      'A season is replaced by itself, so that you see what goes; --all-seasons is for the strategy merge.',
      ...lines,
    )
  if (allSeasons && season !== undefined)
    return refuse(
      'contradiction',
      `\`${showSeen(season)}\` names one season, --all-seasons all of them.`,
      `registry build ${season}`,
      'registry build --all-seasons',
    )
  if (known.length === 0)
    return refuse(
      'no-gamebooks',
      'No gamebook was ingested yet, so nothing is known of any player.',
      'help ingest',
    )
  if (allSeasons) return known.filter(({ days }) => days > 0).flatMap(each => seasonYearOf(each.season) ?? [])
  if (season === undefined)
    return refuse('missing-argument', '`registry build` needs a season, or --all-seasons.', ...lines)
  const year = seasonYearOf(season)
  if (year === undefined) {
    const year = Number(season)
    const meant = /^\d{4}$/.test(season)
      ? seasonText(year)
      : nearest(
          season,
          known.map(each => each.season),
        )
    return refuse(
      'bad-season',
      `\`${showSeen(season)}\` is not a season; seasons are written 2021-22.`,
      ...(meant ? [`registry build ${meant}${flags}`] : lines),
    )
  }
  const own = known.find(each => each.season === season)
  if (!own || (own.days === 0 && strategy === 'merge'))
    return refuse(
      'no-gamebooks',
      `No gamebook of ${season} was ingested.`,
      `ingest ${season}`,
      ...lines.slice(0, 3),
    )
  return [year]
}
