/** The name of the season that begins in a year: 2021 → `2021-22`, 1999 → `1999-00`. */
export const seasonOf = (year: number): string =>
  `${String(year).padStart(4, '0')}-${String((year + 1) % 100).padStart(2, '0')}`
