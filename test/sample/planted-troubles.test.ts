import { expect, test } from 'vitest'
import { pathOf } from '../../src/files/layout.ts'
import { plantedTroubles } from '../../src/sample/planted-troubles.ts'
import { sampleFiles } from '../../src/sample/sample-files.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'
import { teamOf } from '../../src/sample/teams.ts'
import type { PlacedGame, Trouble } from '../../src/sample/troubles.ts'
import { type Gamebook, jsonOf, type ScheduleEntry } from './sample-season.ts'

const season = '2021-22'
const options: SampleOptions = { seasons: 1, seed: 21, days: 60 }
const files = new Map([...sampleFiles(options)].map(({ path, content }) => [path, content]))
const troubles = plantedTroubles(options)
const schedule = jsonOf<{ games: ScheduleEntry[] }>(
  [...files].find(([path]) => path.startsWith('nba-com/schedule/'))?.[1] ?? '',
)

const ofKind = <K extends Trouble['kind']>(kind: K): (Trouble & { kind: K })[] => {
  const found = troubles.filter((trouble): trouble is Trouble & { kind: K } => trouble.kind === kind)
  if (found.length === 0) throw new Error(`No trouble of kind ${kind} was planted`)
  return found
}

const sidesOf = ({ matchup }: PlacedGame): [string, string] => matchup.split('@') as [string, string]
const gamebooksOf = (game: PlacedGame): string[] => {
  const [away, home] = sidesOf(game)
  const folder = pathOf.gamebook(game.date, away, home, '').replace(/\.json$/, '')
  return [...files.keys()].filter(path => path.startsWith(folder)).sort()
}
const gamebookOf = (game: PlacedGame): Gamebook | undefined =>
  jsonOf(files.get(gamebooksOf(game).at(-1) ?? '') ?? '')
const hasPlayByPlay = (game: PlacedGame): boolean =>
  files.has(pathOf.playByPlay(season, game.date, game.gameId, ...sidesOf(game)))
const hasBoxscore = (game: PlacedGame): boolean =>
  files.has(pathOf.teamBoxscore(game.date, game.gameId, `${game.date.replaceAll('-', '')}_235900`))
const entryOf = (gameId: string): ScheduleEntry | undefined =>
  schedule?.games.find(game => game.gameId === gameId)
const rosterOf = (code: string): string => files.get(pathOf.roster(season, teamOf(code).referenceCode)) ?? ''

test('sixty days are enough for every kind of trouble', () => {
  expect(new Set(troubles.map(trouble => trouble.kind))).toEqual(
    new Set([
      'truncated-gamebook',
      'malformed-injury-report',
      'missing-play-by-play',
      'missing-gamebook',
      'postponed-game',
      'same-last-name',
      'spelling',
      'trade',
    ]),
  )
})

test('a missing play-by-play is missing, and nothing else of that game', () => {
  for (const game of ofKind('missing-play-by-play')) {
    expect(hasPlayByPlay(game)).toBe(false)
    expect(gamebookOf(game)?.date).toBe(game.date)
    expect(hasBoxscore(game)).toBe(true)
    expect(entryOf(game.gameId)?.gameStatus).toBe(3)
  }
})

test('a missing gamebook is missing, and nothing else of that game', () => {
  for (const game of ofKind('missing-gamebook')) {
    expect(gamebooksOf(game)).toEqual([])
    expect(hasPlayByPlay(game)).toBe(true)
    expect(hasBoxscore(game)).toBe(true)
    expect(entryOf(game.gameId)?.gameStatus).toBe(3)
  }
})

test('nothing is missing that is not planted', () => {
  const planted = new Set(
    [...ofKind('missing-play-by-play'), ...ofKind('missing-gamebook')].map(trouble => trouble.gameId),
  )
  for (const { gameId, gameDateEst, gameStatus, awayTeam, homeTeam } of schedule?.games ?? []) {
    if (planted.has(gameId) || gameStatus !== 3) continue
    const matchup = `${awayTeam.teamTricode}@${homeTeam.teamTricode}`
    const game = { gameId, date: gameDateEst.slice(0, 10), matchup }
    expect(hasPlayByPlay(game) && hasBoxscore(game) && gamebookOf(game) !== undefined, gameId).toBe(true)
  }
})

test('a cut-off gamebook is followed by a whole one with a later stamp', () => {
  for (const game of ofKind('truncated-gamebook')) {
    const [cut = '', whole = '', ...others] = gamebooksOf(game)
    expect(others).toEqual([])
    expect(jsonOf(files.get(cut) ?? '')).toBeUndefined()
    expect(jsonOf<Gamebook>(files.get(whole) ?? '')?.matchup).toBe(game.matchup)
    expect(whole > cut).toBe(true)
  }
})

test('one injury report is cut off and stays so; all others are whole', () => {
  const bad = [...files].filter(([path, text]) => path.includes('/injury-report-data/') && !jsonOf(text))
  const stamp = (date: string): string => `${date.replaceAll('-', '')}_235900`
  expect(bad.map(([path]) => path)).toEqual(
    ofKind('malformed-injury-report').map(({ date }) => pathOf.injuryReport(date, 17, stamp(date))),
  )
})

test('a postponed game stands on its date with status 1, and final under another id on a later one', () => {
  for (const game of ofKind('postponed-game')) {
    const { replay } = game
    if (!replay) throw new Error('The postponed game was not replayed within the league')
    expect(entryOf(game.gameId)).toMatchObject({
      gameStatus: 1,
      gameStatusText: 'PPD',
      homeTeam: { score: 0 },
    })
    expect(gamebooksOf(game)).toEqual([])
    expect(replay.date > game.date).toBe(true)
    expect(replay.gameId).not.toBe(game.gameId)
    expect(replay.matchup).toBe(game.matchup)
    expect(entryOf(replay.gameId)?.gameStatus).toBe(3)
    expect(gamebookOf(replay)?.date).toBe(replay.date)
    expect(schedule?.games.filter(other => other.gameDateEst.startsWith(game.date)).length).toBeGreaterThan(1)
  }
})

test('a suffix, an accent and a nickname are spelt differently by the feeds, from the first weeks on', () => {
  const spellings = ofKind('spelling')
  expect(spellings.map(trouble => trouble.because).sort()).toEqual(['accent', 'nickname', 'suffix'])
  const all = (feed: string): string =>
    [...files]
      .filter(([path]) => path.startsWith(feed))
      .map(([, text]) => text)
      .join('\n')
  const [gamebooks, plays] = [all('nba-com/gamebooks-data/'), all('big-data-ball/')]
  for (const { gamebook, playByPlay, roster, team } of spellings) {
    expect(gamebook).not.toBe(playByPlay)
    expect(gamebooks).toContain(`"${gamebook}"`)
    expect(plays).toContain(`,${playByPlay},`)
    expect(plays).not.toContain(`,${gamebook},`)
    expect(rosterOf(team)).toContain(`"${roster}"`)
  }
})

test('two of one last name: one inactive, both inactive, and one inactive while neither is in the game', () => {
  const shared = ofKind('same-last-name')
  expect(shared.map(trouble => trouble.listed)).toEqual(['one', 'both', 'one-but-neither-played'])
  for (const trouble of shared) {
    const [elder, younger] = trouble.players
    const book = gamebookOf(trouble)
    const lastName = elder.split(' ')[1]
    expect(younger.split(' ')[1]).toBe(lastName)
    for (const name of trouble.players) expect(rosterOf(trouble.team)).toContain(`"${name}"`)
    const inactive = book?.inactive_players.filter(player => player.name === lastName).length
    const named = [...(book?.active_players ?? []), ...(book?.dnp_players ?? [])]
      .map(player => player.name)
      .filter(name => trouble.players.includes(name))
    expect(inactive).toBe(trouble.listed === 'both' ? 2 : 1)
    expect(named).toEqual(trouble.listed === 'one' ? [elder] : [])
  }
})

test('traded players are on both rosters and change teams on the day', () => {
  for (const { date, players } of ofKind('trade')) {
    for (const { name, from, to } of players) {
      for (const team of [from, to]) expect(rosterOf(team)).toContain(`"${name}"`)
      const teamsOf = (isWanted: (day: string) => boolean): Set<string> => {
        const found = new Set<string>()
        for (const [path, text] of files) {
          const book = path.includes('/gamebooks-data/') ? jsonOf<Gamebook>(text) : undefined
          if (!book || !isWanted(book.date)) continue
          for (const player of [...book.active_players, ...book.dnp_players])
            if (player.name === name) found.add(player.team)
        }
        return found
      }
      expect([...teamsOf(day => day < date)]).toEqual([teamOf(from).name])
      expect([...teamsOf(day => day >= date)]).toEqual([teamOf(to).name])
    }
  }
})

test('later seasons have troubles too, fewer of them', () => {
  const later = plantedTroubles({ seasons: 4, seed: 21 })
  for (const name of ['2022-23', '2023-24', '2024-25']) {
    const kinds = later.filter(trouble => trouble.season === name).map(trouble => trouble.kind)
    expect(new Set(kinds).size).toBe(7)
    expect(kinds.length).toBeLessThan(later.filter(trouble => trouble.season === season).length)
  }
})
