import type { NameSighting } from './registered.ts'

/** A sighting whose answer is known. `expected` null: it must not be answered. */
export type NameCase = {
  sighting: NameSighting
  expected: string | null
  /** the name of the player meant, as the registry prints it */
  expectedName: string
  category: string
}

/** Rows of name-cases.csv: source, raw_name, example_date, t1, t2, expected_nba_player_id, expected_nba_player_name, category. */
export const nameCaseOf = (row: Readonly<Record<string, string | undefined>>): NameCase => ({
  sighting: {
    rawName: row.raw_name ?? '',
    source: row.source ?? '',
    date: row.example_date ?? '',
    teams: [row.t1, row.t2].filter((team): team is string => Boolean(team)),
  },
  expected: row.expected_nba_player_id || null,
  expectedName: row.expected_nba_player_name ?? '',
  category: row.category ?? '',
})
