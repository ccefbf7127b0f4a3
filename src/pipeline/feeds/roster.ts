import { z } from 'zod'
import type { FilePlace } from '../../files/layout.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { seasonYearOf } from '../season.ts'
import { roster } from '../tables/raw/roster.ts'
import { accepted, type Feed, firstContradiction, type RowOf, rejected } from './feed.ts'
import { readJson } from './json-file.ts'
import { seasonOfText, team, words } from './shapes.ts'
import { isTeam, nbaTeam } from './team-codes.ts'

const file = z.object({
  season: seasonOfText,
  team_abbrev: team,
  players: z.array(z.object({ full_name: words, bref_player_id: words.nullish() })),
})

type Roster = z.infer<typeof file>

/** Basketball-Reference: everybody who belonged to a team at some time of a season. */
export const rosterFeed: Feed = {
  id: 'roster',
  table: roster,
  needsSchedule: false,
  parse(place, bytes) {
    const read = readJson(bytes, file)
    if (!read.ok) return read
    const { season, team_abbrev: code, players } = read.data
    if (players.length === 0) return rejected('no-rows', `The roster of ${code} in ${season} has no players.`)
    if (!isTeam(nbaTeam(code))) return rejected('unknown-team', `${code} is no team of Basketball-Reference.`)
    const fault = firstContradiction(contradictions(place, read.data))
    if (fault) return fault
    return accepted(
      players.map(
        (player): RowOf<typeof roster> => ({
          season_year: seasonYearOf(season) ?? null,
          season_display: season,
          team_abbrev: nbaTeam(code),
          player_full_name: player.full_name,
          player_lookup: lookupOf(player.full_name),
          bref_player_id: player.bref_player_id ?? null,
        }),
      ),
    )
  },
}

function* contradictions(
  place: FilePlace,
  { season, team_abbrev: code, players }: Roster,
): Generator<string> {
  if (seasonYearOf(season) === undefined) yield `${season} is not a season: 2021 is followed by 22.`
  if (place.season !== season) yield `The path says season ${place.season}, the file ${season}.`
  if (nbaTeam(place.subject) !== nbaTeam(code)) yield `The path says team ${place.subject}, the file ${code}.`
  const seen = new Set<string>()
  for (const { full_name: name, bref_player_id: id } of players) {
    // Two players of one name are told apart by their ids; without one they would be one row.
    const key = id ?? lookupOf(name)
    if (seen.has(key)) yield `${name}${id ? ` (${id})` : ''} is listed twice.`
    seen.add(key)
    if (lookupOf(name) === '') yield `The name ${JSON.stringify(name)} has no Latin letter to look it up by.`
  }
}
