import { join } from 'node:path'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { type Game, type Line, type Listed, type Reference, seasonOf, type TeamTotals } from './game.ts'
import { nbaCode } from './names.ts'
import type { GamebookFile, RosterFile, ScheduleFile, TeamBoxscoreFile } from './raw-files.ts'
import { latestFiles, readJson } from './read-files.ts'
import { readShots } from './read-shots.ts'
import { resolveInactive, teamMembers } from './resolve-inactive.ts'

/** Reads the Phase 1 files of a folder (about 2 s for 527 games) and joins them game by game. */
export function loadReference(folder: string): Reference {
  const schedule = latestFiles(join(folder, 'nba-com/schedule')).flatMap(
    file => readJson<ScheduleFile>(file).games,
  )
  const codes = new Map(
    schedule.flatMap(({ homeTeam, awayTeam }) =>
      [homeTeam, awayTeam].map(team => [team.teamName, team.teamTricode] as const),
    ),
  )
  const codeOf = (teamName: string) => {
    const code = codes.get(teamName)
    if (code === undefined) throw new Error(`the schedule knows no team called ${teamName}`)
    return code
  }

  const gamebooks = byGame<GamebookFile>(latestFiles(join(folder, 'nba-com/gamebooks-data')), book => [
    book.date,
    book.away_team,
    book.home_team,
  ])
  const boxscores = byGame<TeamBoxscoreFile>(latestFiles(join(folder, 'nba-com/team-boxscore')), box => [
    box.gameDate,
    box.awayTeam,
    box.homeTeam,
  ])
  const playByPlays = new Map(
    latestFiles(join(folder, 'big-data-ball')).map(file => [/game_(\d{10})/.exec(file)?.[1] ?? '', file]),
  )
  const members = teamMembers(namesOnTheFloor(gamebooks.values(), codeOf), readRosters(folder))

  const games = [...new Set([...gamebooks.keys(), ...boxscores.keys()])].sort().map((id): Game => {
    const [book, box] = [gamebooks.get(id), boxscores.get(id)]
    const lines = (book?.active_players ?? []).map(player => toLine(player, codeOf(player.team)))
    const date = book?.date ?? box?.gameDate ?? ''
    const file = playByPlays.get(box?.gameId ?? '')
    const shots = file === undefined ? [] : readShots(file, lines)
    return {
      id,
      date,
      season: seasonOf(date),
      totals: box ? toTotals(box) : [],
      lines,
      listed: book ? toListed(book, lines, codeOf, members) : [],
      shots: shots.length > 0 ? shots : undefined,
    }
  })
  return { teams: [...new Set(codes.values())].sort(), games }
}

function byGame<T>(
  files: readonly string[],
  placeOf: (content: T) => [string, string, string],
): Map<string, T> {
  return new Map(
    files.map(file => {
      const content = readJson<T>(file)
      const [date, away, home] = placeOf(content)
      return [`${date.replaceAll('-', '')}_${away}_${home}`, content]
    }),
  )
}

function namesOnTheFloor(books: Iterable<GamebookFile>, codeOf: (teamName: string) => string) {
  const names = new Map<string, Set<string>>()
  for (const { active_players, dnp_players } of books) {
    for (const { name, team } of [...active_players, ...dnp_players]) {
      const known = names.get(codeOf(team)) ?? new Set()
      names.set(codeOf(team), known.add(name))
    }
  }
  return names
}

const readRosters = (folder: string) =>
  new Map(
    latestFiles(join(folder, 'basketball-ref/season-rosters'), 'all').map(file => {
      const { team_abbrev, players } = readJson<RosterFile>(file)
      return [nbaCode(team_abbrev), players.map(player => player.full_name)]
    }),
  )

function toLine({ name, stats }: GamebookFile['active_players'][number], team: string): Line {
  const [minutes = 0, seconds = 0] = stats.minutes.split(':').map(Number)
  const stat = (key: string) => {
    const value = stats[key]
    if (typeof value !== 'number') throw new Error(`${name} has no ${key}`)
    return value
  }
  return {
    lookup: lookupOf(name),
    name,
    team,
    seconds: minutes * 60 + seconds,
    points: stat('points'),
    fgm: stat('field_goals_made'),
    fga: stat('field_goals_attempted'),
    tpm: stat('three_pointers_made'),
    tpa: stat('three_pointers_attempted'),
    fta: stat('free_throws_attempted'),
    turnovers: stat('turnovers'),
  }
}

const toTotals = ({ teams, homeTeam, awayTeam }: TeamBoxscoreFile): TeamTotals[] =>
  teams.map(team => ({
    team: team.teamAbbreviation,
    opponent: team.teamAbbreviation === homeTeam ? awayTeam : homeTeam,
    minutes: team.minutes,
    points: team.points,
    fga: team.fieldGoals.attempted,
    tpm: team.threePointers.made,
    tpa: team.threePointers.attempted,
    fta: team.freeThrows.attempted,
    offensiveRebounds: team.rebounds.offensive,
    turnovers: team.turnovers,
  }))

function toListed(
  book: GamebookFile,
  lines: readonly Line[],
  codeOf: (teamName: string) => string,
  members: ReadonlyMap<string, readonly string[]>,
): Listed[] {
  const named = (status: 'active' | 'dnp', lookup: string, team: string) => ({
    lookup,
    team,
    status,
    resolved: true,
  })
  const present = [
    ...lines.map(({ lookup, team }) => named('active', lookup, team)),
    ...book.dnp_players.map(({ name, team }) => named('dnp', lookupOf(name), codeOf(team))),
  ]
  const printed = book.inactive_players.map(({ name, team }) => ({ name, team: codeOf(team) }))
  return [...present, ...resolveInactive(printed, present, members)]
}
