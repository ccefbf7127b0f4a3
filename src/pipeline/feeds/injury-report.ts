import { z } from 'zod'
import type { FilePlace } from '../../files/layout.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { seasonOf } from '../season.ts'
import { injuryReport } from '../tables/raw/injury-report.ts'
import { accepted, type Feed, firstContradiction, type RowOf, rejected } from './feed.ts'
import { firstNameFirst } from './first-name-first.ts'
import { readJson } from './json-file.ts'
import { countIn, gameDay, team, words } from './shapes.ts'
import { isTeam } from './team-codes.ts'

const statuses = injuryReport.columns.injury_status.values ?? []

/** The report writes NA for a team that has not yet submitted its list: a fact about the team, not a player. */
const notYetSubmitted = 'NA'

const record = z.object({
  report_date: gameDay.optional(),
  game_date: gameDay,
  matchup: z.string().regex(/^[A-Z]{3}@[A-Z]{3}$/, 'must be a matchup such as BOS@NYK'),
  team,
  player_name: words,
  player_status: words,
  player_reason: z.string().nullish(),
})

// The hour comes from the path's folder in some versions of the scraper, hence as a text.
const hour = z.union([countIn(injuryReport.columns.report_hour), z.string().regex(/^(?:[01]?\d|2[0-3])$/)])

const file = z.object({ report_date: gameDay, report_hour: hour.transform(Number), records: z.array(record) })

type Report = z.infer<typeof file>
type Line = z.infer<typeof record>

/** The NBA's official injury report of one hour. Its games may be moved later, so the schedule is not asked. */
export const injuryReportFeed: Feed = {
  id: 'injury_report',
  table: injuryReport,
  needsSchedule: false,
  parse(place, bytes) {
    const read = readJson(bytes, file)
    if (!read.ok) return read
    const report = read.data
    if (report.records.length === 0) {
      return rejected(
        'no-rows',
        `The report of ${report.report_date}, ${report.report_hour}:00 has no records.`,
      )
    }
    const lines = report.records.filter(
      line => line.player_name !== notYetSubmitted && line.player_status !== notYetSubmitted,
    )
    const stranger = lines.find(line => !isTeam(line.team))
    if (stranger)
      return rejected('unknown-team', `${stranger.player_name} is listed for ${stranger.team}, no NBA team.`)
    const fault = firstContradiction(contradictions(place, report, lines))
    if (fault) return fault
    return accepted(lines.map(line => row(report, line)))
  },
}

function* contradictions(place: FilePlace, report: Report, lines: Line[]): Generator<string> {
  if (place.date !== report.report_date) yield `The path says ${place.date}, the file ${report.report_date}.`
  if (Number(place.subject) !== report.report_hour) {
    yield `The path says hour ${place.subject}, the file ${report.report_hour}.`
  }
  const seen = new Set<string>()
  for (const line of lines) {
    const name = line.player_name
    if (line.report_date !== undefined && line.report_date !== report.report_date) {
      yield `${name} is reported on ${line.report_date} in the report of ${report.report_date}.`
    }
    if (line.game_date < report.report_date) {
      yield `${name}: the game of ${line.game_date} is over on ${report.report_date}, the day of the report.`
    }
    if (!line.matchup.split('@').includes(line.team))
      yield `${name} of ${line.team} is listed for ${line.matchup}.`
    if (!statuses.some(status => status === line.player_status.toLowerCase())) {
      yield `${name} has the status ${line.player_status}; known are ${statuses.join(', ')} and NA.`
    }
    const lookup = lookupOf(firstNameFirst(name))
    if (lookup === '') yield `The name ${JSON.stringify(name)} has no Latin letter to look it up by.`
    const key = `${line.game_date} ${line.team} ${lookup}`
    if (seen.has(key)) yield `${name} of ${line.team} is listed twice for ${line.game_date}.`
    seen.add(key)
  }
}

const row = (report: Report, line: Line): RowOf<typeof injuryReport> => ({
  report_date: report.report_date,
  report_hour: report.report_hour,
  game_date: line.game_date,
  season_year: seasonOf(line.game_date),
  matchup: line.matchup,
  team: line.team,
  player_name: line.player_name,
  player_lookup: lookupOf(firstNameFirst(line.player_name)),
  injury_status: line.player_status.toLowerCase(),
  reason: line.player_reason?.trim() || null,
})
