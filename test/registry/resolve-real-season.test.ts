import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import type { Resolution, SeasonNames } from '../../src/registry/season-names.ts'
import { realFiles } from '../real-files.ts'

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

const readSeason = (root: string): SeasonNames => {
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

const countBy = (resolutions: Resolution[], key: (r: Resolution) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const resolution of resolutions) counts[key(resolution)] = (counts[key(resolution)] ?? 0) + 1
  return counts
}

const root = realFiles()

describe.skipIf(root === undefined)('the names of October to December 2021', () => {
  const names = root === undefined ? undefined : readSeason(root)
  const started = performance.now()
  const resolutions = names === undefined ? [] : resolveSeason(names)
  const milliseconds = Math.round(performance.now() - started)
  const inactive = resolutions.filter(({ source }) => source === 'gamebook')
  const present = names?.players.filter(({ status }) => status !== 'inactive') ?? []

  it('give one answer to each of the 4,415 inactive rows, three of them an abstention', () => {
    console.info(
      `resolved in ${milliseconds} ms`,
      countBy(resolutions, r => `${r.source}: ${r.rule}`),
    )
    console.info(
      countBy(
        inactive.filter(r => r.rule !== 'exclusion'),
        r => `${r.team} ${r.rawName} = ${r.rule} ${r.playerLookup ?? r.candidates.join('/')}`,
      ),
    )
    expect(countBy(inactive, r => r.rule)).toEqual({
      exclusion: 4397,
      'injury report': 2,
      tenure: 13,
      ambiguous: 3,
    })
  })

  it('leave a row open only where no source tells the candidates apart', () => {
    const left = inactive.filter(({ rule }) => rule === 'ambiguous')
    expect(left.map(r => [r.date, r.team, r.rawName, r.candidates])).toEqual([
      ['2021-12-19', 'CHI', 'Johnson', ['alizejohnson', 'stanleyjohnson']],
      ['2021-12-20', 'CHI', 'Johnson', ['alizejohnson', 'stanleyjohnson']],
      ['2021-12-31', 'LAL', 'Jones', ['jemerriojones', 'masonjones']],
    ])
  })

  it('never have an inactive player who appears for any team that day, nor one twice', () => {
    const everybody = [
      ...present.map(({ date, lookup }) => `${date} ${lookup}`),
      ...inactive.flatMap(({ date, playerLookup }) =>
        playerLookup === null ? [] : [`${date} ${playerLookup}`],
      ),
    ]
    expect(everybody.length).toBeGreaterThan(15_000)
    const seen = new Set<string>()
    expect(everybody.filter(key => seen.size === seen.add(key).size)).toEqual([])
  })

  it('have every play-by-play name mean a player active in that game', () => {
    const active = new Set(
      present.filter(p => p.status === 'active').map(p => `${p.gameId} ${p.team} ${p.lookup}`),
    )
    const means = new Map(
      resolutions
        .filter(({ source }) => source === 'bigdataball')
        .map(r => [`${r.gameId} ${r.team} ${r.rawLookup}`, r.playerLookup]),
    )
    const lost = (names?.feedNames ?? []).filter(({ gameId, team, lookup }) => {
      const player = means.has(`${gameId} ${team} ${lookup}`)
        ? means.get(`${gameId} ${team} ${lookup}`)
        : lookup
      return !active.has(`${gameId} ${team} ${player}`)
    })
    expect(names?.feedNames.length).toBeGreaterThan(10_000)
    expect(lost).toEqual([])
  })

  it('have every injury-report name mean a player of that team', () => {
    const unresolved = resolutions.filter(r => r.source === 'injury_report' && r.playerLookup === null)
    expect([...new Set(unresolved.map(r => `${r.team} ${r.rawName}`))]).toEqual([])
  })
})
