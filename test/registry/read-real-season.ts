import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import type { SeasonNames } from '../../src/registry/season-names.ts'

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith(ending))
    .sort()
    .map(path => join(folder, path))

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

type Gamebook = { date: string; away_team: string; home_team: string } & Record<
  'active_players' | 'dnp_players' | 'inactive_players',
  { name: string; team: string }[]
>
type Schedule = { games: { homeTeam: Team; awayTeam: Team }[] }
type Team = { teamName: string; teamTricode: string }
type Roster = { team_abbrev: string; players: { full_name: string }[] }
type Report = { records: { game_date: string; team: string; player_name: string; player_status: string }[] }

const NBA_CODES: Record<string, string> = { BRK: 'BKN', PHO: 'PHX', CHO: 'CHA' }
const LISTS = { active: 'active_players', dnp: 'dnp_players', inactive: 'inactive_players' } as const

/** The names of October to December 2021, as their Phase 1 files print them. */
export const readRealSeason = (root: string): SeasonNames => {
  const { games } = json<Schedule>(filesIn(join(root, 'nba-com/schedule/2021-22'), '.json')[0] ?? '')
  const codes = new Map(
    games.flatMap(g => [g.homeTeam, g.awayTeam]).map(({ teamName, teamTricode }) => [teamName, teamTricode]),
  )
  const players = filesIn(join(root, 'nba-com/gamebooks-data'), '.json').flatMap(path => {
    const book = json<Gamebook>(path)
    const gameId = `${book.date.replaceAll('-', '')}_${book.away_team}_${book.home_team}`
    return (['active', 'dnp', 'inactive'] as const).flatMap(status => {
      const positions = new Map<string, number>()
      return book[LISTS[status]].map(({ name, team: teamName }) => {
        const team = codes.get(teamName) ?? teamName
        const position = (positions.get(team) ?? 0) + 1
        positions.set(team, position)
        return { gameId, date: book.date, team, status, position, name, lookup: lookupOf(name) }
      })
    })
  })
  const feedNames = filesIn(join(root, 'big-data-ball'), '.csv').flatMap(path => {
    const [, date = '', away = '', home = ''] = /\[(.{10})\]-\d+-(\w+)@(\w+)\.csv$/.exec(path) ?? []
    const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
    const columns = header.split(',')
    const [teamAt, playerAt, assistAt] = ['team', 'player', 'assist'].map(name => columns.indexOf(name))
    const seen = new Set(
      lines.flatMap(line => {
        const cells = line.split(',')
        const team = cells[teamAt ?? -1] ?? ''
        return [cells[playerAt ?? -1], cells[assistAt ?? -1]].filter(Boolean).map(name => `${team}|${name}`)
      }),
    )
    return [...seen].map(key => {
      const [team = '', name = ''] = key.split('|')
      return {
        gameId: `${date.replaceAll('-', '')}_${away}_${home}`,
        date,
        team,
        name,
        lookup: lookupOf(name),
      }
    })
  })
  return {
    seasonYear: 2021,
    players,
    feedNames,
    roster: filesIn(join(root, 'basketball-ref/season-rosters/2021-22'), '.json').flatMap(path => {
      const roster = json<Roster>(path)
      const team = NBA_CODES[roster.team_abbrev] ?? roster.team_abbrev
      return roster.players.map(({ full_name: name }) => ({ team, name, lookup: lookupOf(name) }))
    }),
    injuries: filesIn(join(root, 'nba-com/injury-report-data'), '.json')
      .flatMap(path => json<Report>(path).records)
      .filter(({ player_name }) => player_name.includes(','))
      .map(({ game_date, team, player_name: name, player_status: status }) => ({
        gameDate: game_date,
        team,
        name,
        lookup: lookupOf(reverseName(name)),
        status: status.toLowerCase(),
      })),
  }
}
