import { expect, test } from 'vitest'
import type { FeedContext, GameOnSchedule } from '../../src/pipeline/feeds/feed.ts'
import { feeds } from '../../src/pipeline/feeds/feeds.ts'
import { plantedTroubles } from '../../src/sample/planted-troubles.ts'
import { teams } from '../../src/sample/teams.ts'
import { jsonOf, placedFiles, type ScheduleEntry } from './sample-season.ts'

const options = { seasons: 1, seed: 13, days: 75 } as const

function contextOf(games: readonly ScheduleEntry[]): FeedContext {
  const known = games.map(
    (game): GameOnSchedule => ({
      nbaGameId: game.gameId,
      date: game.gameDateEst.slice(0, 10),
      seasonYear: 2021,
      away: game.awayTeam.teamTricode,
      home: game.homeTeam.teamTricode,
      status: game.gameStatus,
      awayScore: game.awayTeam.score,
      homeScore: game.homeTeam.score,
    }),
  )
  const byId = new Map(known.map(game => [game.nbaGameId, game]))
  const byMatchup = new Map(known.map(game => [`${game.date} ${game.away}@${game.home}`, game]))
  const codes = new Map(teams.map(team => [team.name, team.code]))
  return {
    gameById: id => byId.get(id),
    game: (date, away, home) => byMatchup.get(`${date} ${away}@${home}`),
    teamCode: name => codes.get(name),
    firstGameDay: () => '2021-10-19',
  }
}

test('the ingest takes every sample file but the cut-off ones, and finds rows in it', () => {
  const files = [...placedFiles(options)]
  const schedule = files.find(file => file.place.feed === 'schedule')
  const context = contextOf(jsonOf<{ games: ScheduleEntry[] }>(schedule?.content ?? '')?.games ?? [])
  const refused: string[] = []
  for (const { place, path, content } of files) {
    const outcome = feeds[place.feed].parse(place, Buffer.from(content), context)
    if (!outcome.ok) refused.push(`${outcome.code} ${path.split('/')[1]} ${place.date}`)
    else expect(outcome.rows.length, path).toBeGreaterThan(0)
  }
  const cutOff = plantedTroubles(options).flatMap(trouble => {
    if (trouble.kind === 'truncated-gamebook') return [`truncated gamebooks-data ${trouble.date}`]
    return trouble.kind === 'malformed-injury-report' ? [`truncated injury-report-data ${trouble.date}`] : []
  })
  expect(refused.sort()).toEqual(cutOff.sort())
})
