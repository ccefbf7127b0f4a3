import { distance } from 'fastest-levenshtein'
import { lookupOf } from '../../registry/lookup-of.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

export type KnownTeam = { readonly code: string; readonly name: string }

export type TeamMatch =
  | { readonly found: 'one'; readonly team: KnownTeam }
  | { readonly found: 'several'; readonly teams: readonly KnownTeam[] }
  | { readonly found: 'none'; readonly nearest: readonly KnownTeam[] }

const SQL = readSql('why/teams')
const SHORTEST_PART = 3
const MOST_NEAREST = 3

/** The teams of a season, by code. */
export async function readTeams(warehouse: Warehouse, seasonYear: number): Promise<readonly KnownTeam[]> {
  const { rows } = await warehouse.query({
    sql: SQL,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  // A team that changes its name within a season keeps its code: the last name stands.
  const byCode = new Map(rows.map(row => [String(row.team_abbr), String(row.team_name)]))
  return [...byCode].map(([code, name]) => ({ code, name }))
}

/** Finds the team whom a person means: its code, its name, its city or nickname, or a part of them. */
export function findTeam(text: string, teams: readonly KnownTeam[]): TeamMatch {
  const asked = lookupOf(text)
  if (asked === '') return { found: 'none', nearest: [] }
  const named = teams.map(team => ({
    team,
    code: team.code.toLowerCase(),
    lookup: lookupOf(team.name),
    words: team.name.split(' ').map(lookupOf),
  }))
  for (const fits of [
    named.filter(({ code, lookup }) => code === asked || lookup === asked),
    named.filter(({ words }) => words.includes(asked)),
    named.filter(({ lookup }) => asked.length >= SHORTEST_PART && lookup.includes(asked)),
  ]) {
    const [only, ...others] = fits.map(({ team }) => team)
    if (only)
      return others.length === 0
        ? { found: 'one', team: only }
        : { found: 'several', teams: [only, ...others] }
  }
  const allowed = Math.max(1, Math.floor(asked.length / 3))
  const nearest = named
    .map(({ team, code, lookup, words }) => ({
      team,
      far: Math.min(...[code, lookup, ...words].map(word => distance(asked, word))),
    }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAREST)
  return { found: 'none', nearest: nearest.map(({ team }) => team) }
}
