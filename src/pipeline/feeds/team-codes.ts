const nba = new Set(
  'ATL BOS BKN CHA CHI CLE DAL DEN DET GSW HOU IND LAC LAL MEM MIA MIL MIN NOP NYK OKC ORL PHI PHX POR SAC SAS TOR UTA WAS'.split(
    ' ',
  ),
)

/** Codes of Basketball-Reference and BigDataBall that differ from the NBA's. */
const foreign = new Map([
  ['BRK', 'BKN'],
  ['PHO', 'PHX'],
  ['CHO', 'CHA'],
])

/** One of the 30 codes of the NBA. */
export const isTeam = (code: string): boolean => nba.has(code)

/** The NBA's code for a team, whoever wrote it: BRK → BKN. Others come back as they are. */
export const nbaTeam = (code: string): string => foreign.get(code) ?? code
