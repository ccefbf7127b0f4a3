import { beforeAll, expect, test } from 'vitest'
import { plantedTroubles } from '../../src/sample/planted-troubles.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'
import {
  type Gamebook,
  jsonOf,
  type PlayRow,
  placedFiles,
  playRows,
  type ScheduleEntry,
  type TeamBoxscore,
  type TeamTotals,
} from './sample-season.ts'

const options: SampleOptions = { seasons: 1, seed: 11 }

/** The play-by-play's name for a gamebook's, where they differ. */
const spelling = new Map(
  plantedTroubles(options).flatMap(trouble =>
    trouble.kind === 'spelling' ? [[trouble.gamebook, trouble.playByPlay]] : [],
  ),
)

type GameFiles = { book?: Gamebook; box?: TeamBoxscore; plays?: PlayRow[] }

const season = new Map<string, GameFiles>()
let schedule: ScheduleEntry[] = []

const add = (date: string, subject: string, files: GameFiles): void => {
  const key = `${date} ${subject}`
  season.set(key, { ...season.get(key), ...files })
}

beforeAll(() => {
  const idByCode = new Map<string, string>()
  const books: Gamebook[] = []
  for (const { place, content } of placedFiles(options)) {
    const date = place.date ?? ''
    if (place.feed === 'gamebook') {
      const book = jsonOf<Gamebook>(content)
      if (book) books.push(book)
    } else if (place.feed === 'team_boxscore') {
      const box = JSON.parse(content) as TeamBoxscore
      idByCode.set(`${date} ${box.teams[1].teamAbbreviation}@${box.teams[0].teamAbbreviation}`, place.subject)
      add(date, place.subject, { box })
    } else if (place.feed === 'play_by_play') add(date, place.subject, { plays: playRows(content) })
    else if (place.feed === 'schedule') schedule = (JSON.parse(content) as { games: ScheduleEntry[] }).games
  }
  for (const book of books) add(book.date, idByCode.get(`${book.date} ${book.matchup}`) ?? '', { book })
})

/** Team sides of all games that have the file in question. */
function* sides(): Iterable<{
  id: string
  totals: TeamTotals
  book: Gamebook | undefined
  plays: PlayRow[] | undefined
}> {
  for (const [key, { book, box, plays }] of season) {
    if (!box) throw new Error(`${key} has no team box score`)
    for (const totals of box.teams) {
      const own = plays?.filter(row => row.team === totals.teamAbbreviation)
      yield { id: `${key} ${totals.teamAbbreviation}`, totals, book, plays: own }
    }
  }
}

const secondsOf = (minutes: unknown): number => {
  const [whole = '', rest = ''] = String(minutes).split(':')
  return Number(whole) * 60 + Number(rest)
}

test('every player sums up: points from his shots, rebounds from both ends, attempts not below makes', () => {
  const wrong: object[] = []
  for (const { book } of season.values()) {
    for (const { name, stats } of book?.active_players ?? []) {
      const of = (key: string): number => Number(stats[key])
      const twos = of('field_goals_made') - of('three_pointers_made')
      const sound =
        of('points') === 2 * twos + 3 * of('three_pointers_made') + of('free_throws_made') &&
        of('total_rebounds') === of('offensive_rebounds') + of('defensive_rebounds') &&
        of('field_goals_made') <= of('field_goals_attempted') &&
        of('three_pointers_made') <= of('three_pointers_attempted') &&
        of('free_throws_made') <= of('free_throws_attempted') &&
        of('three_pointers_attempted') <= of('field_goals_attempted') &&
        of('personal_fouls') <= 6 &&
        /^\d{2}:[0-5]\d$/.test(String(stats.minutes))
      if (!sound) wrong.push({ name, stats })
    }
  }
  expect(wrong).toEqual([])
})

test('players sum up to their team in every stat, minutes to the second', () => {
  for (const { id, totals, book } of sides()) {
    if (!book) continue
    const own = book.active_players.filter(player => player.team === totals.teamName)
    const sum = (key: string): number => own.reduce((all, { stats }) => all + Number(stats[key]), 0)
    expect(
      {
        points: sum('points'),
        fieldGoals: { made: sum('field_goals_made'), attempted: sum('field_goals_attempted') },
        threePointers: { made: sum('three_pointers_made'), attempted: sum('three_pointers_attempted') },
        freeThrows: { made: sum('free_throws_made'), attempted: sum('free_throws_attempted') },
        rebounds: {
          offensive: sum('offensive_rebounds'),
          defensive: sum('defensive_rebounds'),
          total: sum('total_rebounds'),
        },
        assists: sum('assists'),
        steals: sum('steals'),
        blocks: sum('blocks'),
        turnovers: sum('turnovers'),
        personalFouls: sum('personal_fouls'),
      },
      id,
    ).toEqual({
      points: totals.points,
      fieldGoals: totals.fieldGoals,
      threePointers: totals.threePointers,
      freeThrows: totals.freeThrows,
      rebounds: totals.rebounds,
      assists: totals.assists,
      steals: totals.steals,
      blocks: totals.blocks,
      turnovers: totals.turnovers,
      personalFouls: totals.personalFouls,
    })
    expect(own.reduce((all, { stats }) => all + secondsOf(stats.minutes), 0)).toBe(60 * totals.minutes)
    expect(sum('plus_minus')).toBe(5 * totals.plusMinus)
  }
})

test('a game is 240 team minutes and 25 more per overtime, as many as the play-by-play has periods; none is tied', () => {
  expect(season.size).toBe(1230)
  let overtimes = 0
  for (const { box, plays } of season.values()) {
    const [home, away] = box?.teams ?? []
    expect(home?.points).not.toBe(away?.points)
    expect(home?.minutes).toBe(away?.minutes)
    const overtime = ((home?.minutes ?? 0) - 240) / 25
    if (overtime > 0) overtimes++
    if (plays) expect(Math.max(...plays.map(row => row.period))).toBe(4 + overtime)
  }
  expect(overtimes).toBeGreaterThan(0)
})

test("the schedule's final scores are the teams' points", () => {
  const final = schedule.filter(game => game.gameStatus === 3)
  expect(final).toHaveLength(1230)
  for (const game of final) {
    const [home, away] = season.get(`${game.gameDateEst.slice(0, 10)} ${game.gameId}`)?.box?.teams ?? []
    expect([game.homeTeam.score, game.awayTeam.score]).toEqual([home?.points, away?.points])
  }
})

test('the play-by-play has every shot and free throw of every player, and the assists that it names', () => {
  for (const { id, totals, book, plays } of sides()) {
    if (!plays) continue
    const shots = plays.filter(row => row.kind === 'shot')
    const free = plays.filter(row => row.kind === 'free throw')
    const made = (rows: PlayRow[]): number => rows.filter(row => row.made).length
    const threes = shots.filter(row => row.type.includes('3pt'))
    expect({ made: made(shots), attempted: shots.length }, id).toEqual(totals.fieldGoals)
    expect({ made: made(threes), attempted: threes.length }, id).toEqual(totals.threePointers)
    expect({ made: made(free), attempted: free.length }, id).toEqual(totals.freeThrows)
    expect(shots.filter(row => row.assist !== '').length, id).toBe(totals.assists)
    expect(
      plays.reduce((sum, row) => sum + row.points, 0),
      id,
    ).toBe(totals.points)
    for (const { name, team, stats } of book?.active_players ?? []) {
      if (team !== totals.teamName) continue
      const spelt = spelling.get(name) ?? name
      expect(shots.filter(row => row.player === spelt).length, name).toBe(stats.field_goals_attempted)
      expect(shots.filter(row => row.assist === spelt).length, name).toBe(stats.assists)
      expect(free.filter(row => row.player === spelt).length, name).toBe(stats.free_throws_attempted)
    }
  }
})

test('a shot lies at the distance of its coordinates: three-pointers from 22 feet on, all others nearer', () => {
  const wrong: PlayRow[] = []
  for (const { plays = [] } of season.values()) {
    for (const row of plays) {
      if (row.kind !== 'shot') continue
      const apart = Math.floor(Math.hypot(row.x, row.y) / 10) !== row.distance
      const misnamed = row.type.includes('3pt') !== row.distance >= 22
      const ownAssist = row.assist !== '' && (!row.made || row.assist === row.player)
      if (apart || misnamed || ownAssist) wrong.push(row)
    }
  }
  expect(wrong).toEqual([])
})

test('the clock of a period counts down, ids count up, free throws come in order', () => {
  const wrong: PlayRow[] = []
  for (const { plays = [] } of season.values()) {
    plays.forEach((row, i) => {
      const before = plays[i - 1]
      const clock = /^0:(?:1[012]|0\d):[0-5]\d$/.test(row.clock)
      const later = before?.period !== row.period || row.clock <= before.clock
      const technical = row.type === 'free throw technical' && row.num + row.outOf === ''
      const inOrder = Number(row.num) <= 1 || before?.player === row.player
      const numbered = row.type === `free throw ${row.num}/${row.outOf}` && inOrder
      const free = row.kind === 'shot' || technical || numbered
      if (!clock || !later || !free || row.playId !== i + 1 || row.block !== '') wrong.push(row)
    })
  }
  expect(wrong).toEqual([])
})

test('a team has 8 to 12 active players, 1 to 4 who did not play, 1 to 5 inactive ones, nobody twice', () => {
  for (const { id, totals, book } of sides()) {
    if (!book) continue
    const count = (players: { team: string }[]): number =>
      players.filter(player => player.team === totals.teamName).length
    expect([8, 9, 10, 11, 12], id).toContain(count(book.active_players))
    expect([1, 2, 3, 4], id).toContain(count(book.dnp_players))
    expect([1, 2, 3, 4, 5], id).toContain(count(book.inactive_players))
    const names = [...book.active_players, ...book.dnp_players].map(player => player.name)
    expect(new Set(names).size, id).toBe(names.length)
  }
})

test('the league looks like one: accuracy by zone, pace and points are those of the years it stands for', () => {
  let [points, possessions, teamGames] = [0, 0, 0]
  const zones = { paint: [0, 0], mid: [0, 0], three: [0, 0] } as Record<string, [number, number]>
  for (const { totals, plays = [] } of sides()) {
    teamGames++
    points += totals.points
    possessions +=
      totals.fieldGoals.attempted +
      0.44 * totals.freeThrows.attempted -
      totals.rebounds.offensive +
      totals.turnovers
    for (const row of plays) {
      if (row.kind !== 'shot') continue
      const zone = zones[row.type.includes('3pt') ? 'three' : row.distance <= 8 ? 'paint' : 'mid'] ?? [0, 0]
      zone[1]++
      if (row.made) zone[0]++
    }
  }
  const rate = (zone: string): number => (zones[zone]?.[0] ?? 0) / (zones[zone]?.[1] ?? 1)
  expect(Math.abs(points / teamGames - 110)).toBeLessThan(5)
  expect(Math.abs(possessions / teamGames - 98.5)).toBeLessThan(3)
  expect(Math.abs(rate('paint') - 0.585)).toBeLessThan(0.025)
  expect(Math.abs(rate('mid') - 0.412)).toBeLessThan(0.025)
  expect(Math.abs(rate('three') - 0.357)).toBeLessThan(0.02)
})
