/**
 * Which season a game day belongs to: October or later starts a new one, so 2021-10-19 and 2022-04-10 are both
 * season 2021. Stands beside the layout because paths carry seasons (domain.md §0.3).
 */
export function seasonOf(date: string): number {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 10 ? year : year - 1
}

/** 2021 → `2021-22`, 1999 → `1999-00`. */
export function seasonText(seasonYear: number): string {
  return `${seasonYear}-${String((seasonYear + 1) % 100).padStart(2, '0')}`
}

/** `2021-22` → 2021; undefined when the text is not a season, such as `2021-23`. */
export function seasonYearOf(season: string): number | undefined {
  const year = /^\d{4}-\d{2}$/.test(season) ? Number(season.slice(0, 4)) : Number.NaN
  return seasonText(year) === season ? year : undefined
}
