import { expect, it } from 'vitest'
import { folderStore } from '../../../src/files/folder.ts'
import { feedIds } from '../../../src/files/layout.ts'
import { listFeed } from '../../../src/files/list-feed.ts'
import type { FeedContext, GameOnSchedule, RawRow } from '../../../src/pipeline/feeds/feed.ts'
import { feeds } from '../../../src/pipeline/feeds/feeds.ts'
import { realFiles } from '../../real-files.ts'

const folder = realFiles()

const contextOf = (rows: readonly RawRow[]): FeedContext => {
  const games = rows.map(
    (row): GameOnSchedule => ({
      nbaGameId: String(row.game_id),
      date: String(row.game_date),
      seasonYear: Number(row.season_year),
      away: String(row.away_team_tricode),
      home: String(row.home_team_tricode),
      status: Number(row.game_status),
      awayScore: Number(row.away_team_score),
      homeScore: Number(row.home_team_score),
    }),
  )
  const byId = new Map(games.map(game => [game.nbaGameId, game]))
  const byTeams = new Map(games.map(game => [`${game.date} ${game.away} ${game.home}`, game]))
  const codes = new Map(rows.map(row => [row.home_team_name, String(row.home_team_tricode)]))
  return {
    gameById: id => byId.get(id),
    game: (date, away, home) => byTeams.get(`${date} ${away} ${home}`),
    teamCode: name => codes.get(name),
    firstGameDay: () => games[0]?.date,
  }
}

it.skipIf(!folder)('takes every real file of 2021-10-18..2021-12-31, row for row', async () => {
  const store = folderStore(folder ?? '')
  let context = contextOf([])
  const counts: Record<string, readonly number[]> = {}
  for (const id of feedIds) {
    const { files, strays } = await listFeed(store, id, { start: '2021-10-18', end: '2021-12-31' })
    const rows: RawRow[] = []
    for (const { place, entry } of files) {
      const outcome = feeds[id].parse(place, await store.read(entry.path), context)
      if (!outcome.ok) throw new Error(`${entry.path}: ${outcome.code}: ${outcome.detail}`)
      rows.push(...outcome.rows)
    }
    expect(strays).toEqual([])
    const keys = new Set(rows.map(row => feeds[id].table.key.map(column => row[column]).join('|')))
    expect(keys.size, `keys of ${id}`).toBe(rows.length)
    if (id === 'schedule') context = contextOf(rows)
    counts[id] = [files.length, rows.length]
  }
  expect(counts).toEqual({
    schedule: [1, 1230],
    roster: [30, 769],
    injury_report: [35, 3604],
    gamebook: [527, 18060],
    team_boxscore: [527, 1054],
    play_by_play: [527, 114166],
  })
})
