const stats = (twos: number, threes: number, free: number) => ({
  minutes: '24:30',
  field_goals_made: twos + threes,
  field_goals_attempted: twos + threes + 1,
  three_pointers_made: threes,
  three_pointers_attempted: threes + 1,
  free_throws_made: free,
  free_throws_attempted: free,
  offensive_rebounds: 1,
  defensive_rebounds: 2,
  total_rebounds: 3,
  assists: 1,
  personal_fouls: 2,
  steals: 0,
  turnovers: 1,
  blocks: 0,
  plus_minus: -1,
  points: 2 * twos + 3 * threes + free,
  field_goal_percentage: null,
})

const active = (team: string, name: string, ...made: [number, number, number]) => ({
  name,
  team,
  status: 'active',
  stats: stats(...made),
})

const away = 'Boston Celtics'
const home = 'New York Knicks'

export const smallGamebook = {
  game_code: '20211122/BOSNYK',
  date: '2021-11-22',
  matchup: 'BOS@NYK',
  away_team: 'BOS',
  home_team: 'NYK',
  officials: [{ name: 'A Referee' }],
  active_players: [
    active(away, 'Ana Ášek', 1, 1, 1),
    active(away, 'Bo Cox Jr.', 3, 0, 0),
    active(away, 'Cy Dee', 0, 0, 0),
    active(away, 'Di Eel', 0, 0, 0),
    active(away, 'Ed Fox', 0, 0, 0),
    active(home, 'Gi Hat', 2, 1, 0),
    active(home, 'Hy Ink', 3, 0, 0),
    active(home, 'Io Jam', 0, 0, 0),
    active(home, 'Jo Kit', 0, 0, 0),
    active(home, 'Ky Lot', 0, 0, 0),
  ],
  dnp_players: [{ name: 'Lu Map', team: away, status: 'did_not_play', dnp_reason: "DNP - Coach's Decision" }],
  inactive_players: [
    { name: 'Hill', team: away, status: 'inactive', reason: null },
    { name: 'Hill', team: away, status: 'inactive', reason: 'Injury' },
    { name: 'Oak III', team: home, status: 'inactive', reason: null },
  ],
}

const teamLine = (code: string, name: string, isHome: boolean, points: number, free: number) => ({
  teamId: 1,
  teamAbbreviation: code,
  teamName: name,
  isHome,
  minutes: 240,
  points,
  fieldGoals: { made: 5, attempted: 10 },
  threePointers: { made: 1, attempted: 3 },
  freeThrows: { made: free, attempted: free },
  rebounds: { offensive: 5, defensive: 10, total: 15 },
  assists: 5,
  steals: 0,
  blocks: 0,
  turnovers: 5,
  personalFouls: 10,
  plusMinus: isHome ? 1 : -1,
})

export const smallTeamBoxscore = {
  gameId: '0022100250',
  gameDate: '2021-11-22',
  homeTeam: 'NYK',
  awayTeam: 'BOS',
  teams: [teamLine('NYK', home, true, 13, 2), teamLine('BOS', away, false, 12, 1)],
}

export const smallRoster = {
  season: '2021-22',
  team_abbrev: 'BRK',
  players: [
    { full_name: 'Goran Dragić', bref_player_id: 'dragigo01' },
    { full_name: 'Two Names', bref_player_id: 'namestw01' },
    { full_name: 'Two Names', bref_player_id: 'namestw02' },
  ],
}

const injury = (player_name: string, player_status: string, team = 'BOS') => ({
  report_date: '2021-11-22',
  game_date: '2021-11-22',
  matchup: 'BOS@NYK',
  player_name,
  player_status,
  player_reason: 'Injury/Illness - Left Knee; Soreness',
  team,
})

export const smallInjuryReport = {
  report_date: '2021-11-22',
  report_hour: 17,
  records: [
    injury('Porter Jr., Michael', 'Out'),
    injury('Ášek, Ana', 'Questionable'),
    injury('NA', 'NA', 'NYK'),
  ],
}

const scheduled = (id: string, code: string, away: string, home: string) => ({
  gameId: id,
  gameCode: code,
  gameStatus: 3,
  gameStatusText: 'Final',
  gameDateEst: `${code.slice(0, 4)}-${code.slice(4, 6)}-${code.slice(6, 8)}T00:00:00Z`,
  homeTeam: { teamId: 1, teamTricode: home, teamName: `Home of ${home}`, score: 13 },
  awayTeam: { teamId: 2, teamTricode: away, teamName: `Home of ${away}`, score: 12 },
  isRegularSeason: id.startsWith('002'),
  isPlayoffs: id.startsWith('004'),
  isAllStar: id.startsWith('003'),
})

export const smallSchedule = {
  season: '2021',
  season_nba_format: '2021-22',
  games: [
    scheduled('0022100250', '20211122/BOSNYK', 'BOS', 'NYK'),
    scheduled('0042100101', '20220416/TORPHI', 'TOR', 'PHI'),
    scheduled('0012100001', '20211003/BKNLAL', 'BKN', 'LAL'),
    scheduled('0032100001', '20220220/DURLBN', 'DUR', 'LBN'),
  ],
}

export const playByPlayHeader =
  'game_id,data_set,date,period,remaining_time,play_id,team,event_type,assist,block,steal,player,points,result,type,shot_distance,original_x,original_y,description'

/** The lines of a play-by-play: 12 points of BOS, 13 of NYK, the last one 20 seconds before the end. */
export const playLines = [
  '1,0:11:37,1,BOS,shot,Bo Cox Jr.,,,Ana Ášek,3,made,3pt jump shot,24,-10,240,',
  '1,0:11:12,2,NYK,shot,,Cy Dee,,Gi Hat,0,missed,layup shot,2,1.5,10,blocked',
  '1,0:10:59,3,NYK,turnover,,,Cy Dee,Gi Hat,,,bad pass,,,,',
  ...Array.from(
    { length: 9 },
    (_, i) => `2,0:0${9 - i}:00,${10 + i},BOS,free throw,,,,Bo Cox Jr.,1,made,free throw 1/2,,,,`,
  ),
  ...Array.from(
    { length: 5 },
    (_, i) => `3,0:0${9 - i}:00,${20 + i},NYK,shot,,,,Hy Ink,2,made,dunk shot,1,0,5,`,
  ),
  '4,0:00:20,30,NYK,shot,,,,Gi Hat,3,made,3pt jump shot,25,200,-15,',
]

export const playByPlayText = (lines: readonly string[] = playLines, end = '\n'): string =>
  [playByPlayHeader, ...lines.map(line => `22100250,NBA 2021-22 Regular Season,2021-11-22,${line}`), ''].join(
    end,
  )
