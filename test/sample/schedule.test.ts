import { describe, expect, test } from 'vitest'
import { type Game, seasonSchedule } from '../../src/sample/schedule.ts'
import {
  addDays,
  daysBetween,
  gameDaysOf,
  seasons,
  thanksgivingOf,
} from '../../src/sample/season-calendar.ts'
import { teams } from '../../src/sample/teams.ts'

const byDate = (games: readonly Game[]): Map<string, Game[]> => {
  const dates = new Map<string, Game[]>()
  for (const game of games) dates.set(game.date, [...(dates.get(game.date) ?? []), game])
  return dates
}

test('Thanksgiving is the fourth Thursday of November', () => {
  expect([2021, 2022, 2023, 2024].map(thanksgivingOf)).toEqual([
    '2021-11-25',
    '2022-11-24',
    '2023-11-23',
    '2024-11-28',
  ])
})

test('there are thirty teams, each in its own place, three of them under another reference code', () => {
  expect(new Set(teams.map(team => team.code)).size).toBe(30)
  expect(new Set(teams.map(team => team.id)).size).toBe(30)
  expect(
    teams
      .filter(team => team.code !== team.referenceCode)
      .map(team => team.referenceCode)
      .sort(),
  ).toEqual(['BRK', 'CHO', 'PHO'])
})

describe.each(seasons)('season $name', season => {
  const games = seasonSchedule(5, season)
  const dates = byDate(games)

  test('every team plays 41 games at home and 41 away', () => {
    expect(games).toHaveLength(1230)
    for (const team of teams) {
      expect(games.filter(game => game.home === team)).toHaveLength(41)
      expect(games.filter(game => game.away === team)).toHaveLength(41)
    }
  })

  test('every pair meets two to four times, at both places', () => {
    for (const one of teams) {
      for (const other of teams) {
        if (one === other) continue
        const atHome = games.filter(game => game.home === one && game.away === other).length
        expect([1, 2]).toContain(atHome)
      }
    }
  })

  test('games lie on 160 to 178 dates from the first day to the last, none on a day off', () => {
    expect(games[0]?.date).toBe(season.firstDay)
    expect(games.at(-1)?.date).toBe(season.lastDay)
    expect(dates.size).toBeGreaterThanOrEqual(160)
    expect(dates.size).toBeLessThanOrEqual(178)
    const off = [thanksgivingOf(season.startYear), `${season.startYear}-12-24`]
    for (let i = 0; i < 6; i++) off.push(addDays(season.allStarWeek, i))
    for (const day of off) expect(dates.has(day), day).toBe(false)
    expect(gameDaysOf(season)).toHaveLength(daysBetween(season.firstDay, season.lastDay) + 1 - off.length)
  })

  test('a slate has 3 to 14 games, most have 5 to 9, and no team plays twice a day', () => {
    let usual = 0
    for (const slate of dates.values()) {
      expect(slate.length).toBeGreaterThanOrEqual(3)
      expect(slate.length).toBeLessThanOrEqual(14)
      if (slate.length >= 5 && slate.length <= 9) usual++
      expect(new Set(slate.flatMap(game => [game.home, game.away])).size).toBe(2 * slate.length)
    }
    expect(usual / dates.size).toBeGreaterThan(0.6)
  })

  test('teams play back to back at times, never on three days in a row, and get going early', () => {
    for (const team of teams) {
      const days = games.filter(game => game.home === team || game.away === team).map(game => game.day)
      const rest = days.slice(1).map((day, i) => day - (days[i] ?? 0))
      const backToBack = rest.filter(gap => gap === 1).length
      expect(backToBack).toBeGreaterThan(5)
      expect(backToBack).toBeLessThan(22)
      expect(rest.some((gap, i) => gap === 1 && rest[i + 1] === 1)).toBe(false)
      expect(days.filter(day => day < 16).length).toBeGreaterThanOrEqual(5)
    }
  })

  test('ids are ten digits, in order of date', () => {
    const ids = games.map(game => game.id)
    expect([...ids].sort()).toEqual(ids)
    expect(ids[0]).toBe(`002${String(season.startYear).slice(2)}00001`)
  })
})
