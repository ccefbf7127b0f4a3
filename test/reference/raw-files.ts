/** The fields of the Phase 1 files that the reference reads, named as they are there. */
export type ScheduleFile = {
  games: { homeTeam: ScheduleTeam; awayTeam: ScheduleTeam; isRegularSeason: boolean }[]
}
type ScheduleTeam = { teamTricode: string; teamName: string }

export type GamebookFile = {
  date: string
  away_team: string
  home_team: string
  active_players: { name: string; team: string; stats: { minutes: string } & Record<string, number> }[]
  dnp_players: { name: string; team: string }[]
  inactive_players: { name: string; team: string }[]
}

export type TeamBoxscoreFile = {
  gameId: string
  gameDate: string
  homeTeam: string
  awayTeam: string
  teams: {
    teamAbbreviation: string
    minutes: number
    points: number
    fieldGoals: { attempted: number }
    threePointers: { made: number; attempted: number }
    freeThrows: { attempted: number }
    rebounds: { offensive: number }
    turnovers: number
  }[]
}

export type RosterFile = { team_abbrev: string; players: { full_name: string }[] }
