/** A team as the feeds name it. */
export type Team = {
  readonly index: number
  readonly code: string
  /** Basketball-Reference's code where it differs. */
  readonly referenceCode: string
  /** The NBA's team id. */
  readonly id: number
  readonly name: string
  readonly arena: string
  /** Evening tip-off, US Eastern: `7:00` in the East to `10:00` on the Pacific coast. */
  readonly tipOff: '7:00' | '7:30' | '8:00' | '9:00' | '10:00'
}

type Entry = readonly [code: string, id: number, name: string, place: string, tipOff: Team['tipOff']]

// Five teams a division, three divisions a conference, East first: the schedule's formula reads the order.
const entries: readonly Entry[] = [
  ['BOS', 1610612738, 'Boston Celtics', 'Boston, Massachusetts', '7:30'],
  ['BKN', 1610612751, 'Brooklyn Nets', 'Brooklyn, New York', '7:30'],
  ['NYK', 1610612752, 'New York Knicks', 'New York, New York', '7:30'],
  ['PHI', 1610612755, 'Philadelphia 76ers', 'Philadelphia, Pennsylvania', '7:00'],
  ['TOR', 1610612761, 'Toronto Raptors', 'Toronto, Canada', '7:30'],
  ['CHI', 1610612741, 'Chicago Bulls', 'Chicago, Illinois', '8:00'],
  ['CLE', 1610612739, 'Cleveland Cavaliers', 'Cleveland, Ohio', '7:00'],
  ['DET', 1610612765, 'Detroit Pistons', 'Detroit, Michigan', '7:00'],
  ['IND', 1610612754, 'Indiana Pacers', 'Indianapolis, Indiana', '7:00'],
  ['MIL', 1610612749, 'Milwaukee Bucks', 'Milwaukee, Wisconsin', '8:00'],
  ['ATL', 1610612737, 'Atlanta Hawks', 'Atlanta, Georgia', '7:30'],
  ['CHA', 1610612766, 'Charlotte Hornets', 'Charlotte, North Carolina', '7:00'],
  ['MIA', 1610612748, 'Miami Heat', 'Miami, Florida', '7:30'],
  ['ORL', 1610612753, 'Orlando Magic', 'Orlando, Florida', '7:00'],
  ['WAS', 1610612764, 'Washington Wizards', 'Washington, District of Columbia', '7:00'],
  ['DEN', 1610612743, 'Denver Nuggets', 'Denver, Colorado', '9:00'],
  ['MIN', 1610612750, 'Minnesota Timberwolves', 'Minneapolis, Minnesota', '8:00'],
  ['OKC', 1610612760, 'Oklahoma City Thunder', 'Oklahoma City, Oklahoma', '8:00'],
  ['POR', 1610612757, 'Portland Trail Blazers', 'Portland, Oregon', '10:00'],
  ['UTA', 1610612762, 'Utah Jazz', 'Salt Lake City, Utah', '9:00'],
  ['GSW', 1610612744, 'Golden State Warriors', 'San Francisco, California', '10:00'],
  ['LAC', 1610612746, 'LA Clippers', 'Los Angeles, California', '10:00'],
  ['LAL', 1610612747, 'Los Angeles Lakers', 'Los Angeles, California', '10:00'],
  ['PHX', 1610612756, 'Phoenix Suns', 'Phoenix, Arizona', '9:00'],
  ['SAC', 1610612758, 'Sacramento Kings', 'Sacramento, California', '10:00'],
  ['DAL', 1610612742, 'Dallas Mavericks', 'Dallas, Texas', '8:00'],
  ['HOU', 1610612745, 'Houston Rockets', 'Houston, Texas', '8:00'],
  ['MEM', 1610612763, 'Memphis Grizzlies', 'Memphis, Tennessee', '8:00'],
  ['NOP', 1610612740, 'New Orleans Pelicans', 'New Orleans, Louisiana', '8:00'],
  ['SAS', 1610612759, 'San Antonio Spurs', 'San Antonio, Texas', '8:00'],
]

const referenceCodes: Readonly<Record<string, string>> = { BKN: 'BRK', PHX: 'PHO', CHA: 'CHO' }

export const teams: readonly Team[] = entries.map(([code, id, name, place, tipOff], index) => ({
  index,
  code,
  referenceCode: referenceCodes[code] ?? code,
  id,
  name,
  arena: `${name} Arena, ${place}`,
  tipOff,
}))

const byCode = new Map(teams.map(team => [team.code, team]))

export function teamOf(code: string): Team {
  const team = byCode.get(code)
  if (!team) throw new RangeError(`No team has the code ${code}`)
  return team
}
