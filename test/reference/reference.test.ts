import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realFiles } from '../real-files.ts'
import type { Reference, ReferenceRow } from './game.ts'
import { loadReference } from './load-reference.ts'
import type { GamebookFile } from './raw-files.ts'
import { latestFiles } from './read-files.ts'
import { referencePdc } from './reference-pdc.ts'
import { referencePsza } from './reference-psza.ts'
import { referenceTdza } from './reference-tdza.ts'

const folder = realFiles()
const day = '2021-11-22'

const written = (rows: readonly ReferenceRow[]) => rows.filter(row => row.failure_category === null)
const rowOf = (rows: readonly ReferenceRow[], lookup: string) =>
  rows.find(row => (row.player_lookup ?? row.team_abbr) === lookup)

describe.skipIf(!folder)('the reference on the games of 2021-10-19 to 2021-12-31', () => {
  const reference: Reference = folder ? loadReference(folder) : { teams: [], games: [] }

  it('joins every shot to a line of the box score, and counts what the box score counts', () => {
    const odd = reference.games.flatMap(game => [
      ...(game.shots ?? []).filter(shot => shot.shooter === undefined).map(shot => ({ game: game.id, shot })),
      ...game.lines.flatMap(line => {
        const shots = (game.shots ?? []).filter(shot => shot.shooter === line.lookup)
        const [made, threes] = [shots.filter(shot => shot.made), shots.filter(shot => shot.zone === 'three')]
        const counted = [shots.length, made.length, threes.length]
        return String(counted) === String([line.fga, line.fgm, line.tpa])
          ? []
          : [{ game: game.id, line, counted }]
      }),
    ])
    expect(reference.games.length).toBe(527)
    expect(odd).toEqual([])
  })

  it('has the counts of the reference date', () => {
    const [psza, tdza, pdc] = [
      referencePsza(reference, day),
      referenceTdza(reference, day),
      referencePdc(reference, day),
    ]
    expect([psza.length, written(psza).length]).toEqual([462, 323])
    expect([tdza.length, written(tdza).length]).toEqual([30, 30])
    expect([pdc.length, written(pdc).length]).toEqual([336, 268])
    expect(new Set(pdc.map(row => row.player_lookup)).size).toBe(336)
    expect(pdc.filter(row => row.failure_category === 'INSUFFICIENT_DATA')).toHaveLength(68)
  })

  it.each(['2021-11-02', '2021-11-08', '2021-12-31'])('has a defence row of all thirty teams on %s', date => {
    expect(written(referenceTdza(reference, date))).toHaveLength(30)
  })

  it('sees nothing of the date itself or later', () => {
    const earlier = { ...reference, games: reference.games.filter(game => game.date < day) }
    expect(referencePsza(earlier, day)).toEqual(referencePsza(reference, day))
    expect(referenceTdza(earlier, day)).toEqual(referenceTdza(reference, day))
  })

  // Robert Williams III is one of those whom the play-by-play spells otherwise.
  it.each([
    ['demarderozan', 'DeMar DeRozan', 'DeMar DeRozan'],
    ['robertwilliamsiii', 'Robert Williams III', 'Robert Williams'],
  ])('agrees with numbers taken straight from the files: %s', (lookup, printed, inPlayByPlay) => {
    const games = straightFromTheFiles(folder ?? '', printed, inPlayByPlay).slice(-10)
    const total = (key: string) => games.reduce((sum, game) => sum + (game[key] ?? 0), 0)
    const attempts = total('paint') + total('mid') + total('threes')
    const meanPoints = total('points') / 10
    const squares = games.reduce((sum, { points = 0 }) => sum + points * points, 0)

    expect(games).toHaveLength(10)
    const psza = rowOf(referencePsza(reference, day), lookup)
    expect(psza?.total_shots_last_10).toBe(attempts)
    expect(psza?.paint_rate_last_10).toBeCloseTo((total('paint') / attempts) * 100, 2)
    expect(psza?.mid_range_rate_last_10).toBeCloseTo((total('mid') / attempts) * 100, 2)
    expect(psza?.three_pt_attempts_per_game).toBeCloseTo(total('threes') / 10, 1)
    expect(psza?.paint_pct_last_10).toBeCloseTo(total('paintMade') / total('paint'), 3)
    expect(psza?.assisted_rate_last_10).toBeCloseTo((total('assisted') / total('fgm')) * 100, 2)

    const pdc = rowOf(referencePdc(reference, day), lookup)
    expect(pdc?.points_avg_last_10).toBeCloseTo(meanPoints, 1)
    expect(pdc?.points_std_last_10).toBeCloseTo(Math.sqrt((squares - 10 * meanPoints ** 2) / 9), 2)
    expect(Math.abs(Number(pdc?.minutes_avg_last_10) - total('seconds') / 600)).toBeLessThan(0.1)
  })
})

/** A player's games before the day, oldest first, by searching the texts of the files for his name. */
function straightFromTheFiles(root: string, printed: string, inPlayByPlay: string): Record<string, number>[] {
  const csvs = latestFiles(join(root, 'big-data-ball'))
  return latestFiles(join(root, 'nba-com/gamebooks-data'))
    .filter(file => (/gamebooks-data\/(\d{4}-\d{2}-\d{2})/.exec(file)?.[1] ?? day) < day)
    .flatMap(file => {
      const book = JSON.parse(readFileSync(file, 'utf8')) as GamebookFile
      const stats = book.active_players.find(player => player.name === printed)?.stats
      if (!stats || stats.minutes === '00:00') return []
      const csv = csvs.find(
        name => name.includes(`[${book.date}]`) && name.endsWith(`${book.away_team}@${book.home_team}.csv`),
      )
      const [head = '', ...lines] = readFileSync(csv ?? '', 'utf8').split('\n')
      const at = (line: string, column: string) => line.split(',')[head.split(',').indexOf(column)] ?? ''
      const own = lines.filter(
        line => at(line, 'event_type') === 'shot' && at(line, 'player') === inPlayByPlay,
      )
      const twos = own.filter(line => !at(line, 'type').includes('3pt'))
      const paint = twos.filter(line => Number(at(line, 'shot_distance')) <= 8)
      const [minutes = 0, seconds = 0] = stats.minutes.split(':').map(Number)
      return [
        {
          points: stats.points ?? 0,
          fgm: stats.field_goals_made ?? 0,
          threes: stats.three_pointers_attempted ?? 0,
          seconds: 60 * minutes + seconds,
          paint: paint.length,
          paintMade: paint.filter(line => at(line, 'result') === 'made').length,
          mid: twos.length - paint.length,
          assisted: own.filter(line => at(line, 'assist') !== '').length,
        },
      ]
    })
}
