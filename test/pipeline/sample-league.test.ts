import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { plantedTroubles } from '../../src/sample/planted-troubles.ts'
import type { Trouble } from '../../src/sample/troubles.ts'
import { accountingOf } from './accounting.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  sampleOptions,
  warehouseOn,
  wholeSeason,
} from './sample-warehouse.ts'

let sample: Awaited<ReturnType<typeof sampleFolder>>
let pipeline: PipelineUnderTest
beforeAll(async () => {
  sample = await sampleFolder()
  pipeline = await warehouseOn(sample.folder, wholeSeason)
  for (const outcomes of [await pipeline.ingest(), await pipeline.backfill(3), await pipeline.backfill(4)]) {
    expect(outcomes.every(({ state }) => state === 'committed')).toBe(true)
  }
})
afterAll(async () => {
  await pipeline.close()
  await sample.remove()
})

const rows = (sql: string) => pipeline.rows(sql)
const troubles = plantedTroubles(sampleOptions)
const planted = <K extends Trouble['kind']>(kind: K): (Trouble & { readonly kind: K })[] =>
  troubles.filter((trouble): trouble is Trouble & { readonly kind: K } => trouble.kind === kind)
const gameId = ({ date, matchup }: { date: string; matchup: string }) =>
  `${date.replaceAll('-', '')}_${matchup.replace('@', '_')}`

describe('the planted troubles', () => {
  test('are all here, so that no truth below holds of nothing', () => {
    expect(new Set(troubles.map(({ kind }) => kind))).toEqual(
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

  test('a game without play-by-play has players, and NULL zones that say so', async () => {
    for (const trouble of planted('missing-play-by-play')) {
      const found = await rows(
        `SELECT shot_zones_available, data_quality_tier, paint_attempts, mid_range_attempts, assisted_fg_makes, and1_count, COUNT(*) AS n FROM nba_analytics.player_game_summary WHERE game_id = '${gameId(trouble)}' GROUP BY ALL`,
      )
      expect(found).toEqual([
        {
          shot_zones_available: false,
          data_quality_tier: 'silver',
          paint_attempts: null,
          mid_range_attempts: null,
          assisted_fg_makes: null,
          and1_count: null,
          n: expect.any(Number),
        },
      ])
      expect(Number(found[0]?.n)).toBeGreaterThan(15)
    }
  })

  test('a game without play-by-play enters no rate: the others do, and are counted', async () => {
    const [trouble] = planted('missing-play-by-play')
    const found = await rows(`
      SELECT z.player_lookup, z.zone_games_available, z.total_shots_last_10, z.paint_rate_last_10, z.data_quality_issues
      FROM nba_precompute.player_shot_zone_analysis AS z
      JOIN nba_analytics.player_game_summary AS p ON p.player_lookup = z.player_lookup AND p.game_id = '${trouble ? gameId(trouble) : ''}'
      WHERE z.analysis_date = DATE '2021-11-14' AND p.minutes_played > 0`)
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) {
      expect(row).toMatchObject({ zone_games_available: 9, data_quality_issues: ['partial_shot_zones'] })
      const [counted] = await rows(`
        SELECT SUM(paint_attempts) AS paint, SUM(paint_attempts + mid_range_attempts + three_pt_attempts) AS shots, COUNT(*) AS games
        FROM (
          SELECT * FROM nba_analytics.player_game_summary
          WHERE player_lookup = '${row.player_lookup}' AND game_date < DATE '2021-11-14' AND (minutes_played > 0 OR fg_attempts > 0)
          QUALIFY ROW_NUMBER() OVER (ORDER BY game_date DESC) <= 10
        ) AS latest WHERE shot_zones_available`)
      expect(counted?.games).toBe(9)
      expect(row.total_shots_last_10).toBe(counted?.shots)
      const rate = (100 * Number(counted?.paint)) / Number(counted?.shots)
      expect(Math.abs(Number(row.paint_rate_last_10) - rate)).toBeLessThan(0.0051)
    }
  })

  test('a final game without a gamebook is one recorded failure of who needs it, not lost and not guessed', async () => {
    const [trouble] = planted('missing-gamebook')
    if (!trouble) throw new Error('no such trouble')
    const failures = await rows(
      `SELECT processor_name, failure_category, entity_id, can_retry FROM nba_processing.precompute_failures WHERE analysis_date = DATE '${trouble.date}' AND entity_id LIKE 'game %' ORDER BY 1`,
    )
    expect(failures).toEqual(
      ['pgs', 'upgc'].map(processor_name => ({
        processor_name,
        failure_category: 'MISSING_DEPENDENCY',
        entity_id: `game ${gameId(trouble)}`,
        can_retry: true,
      })),
    )
    expect(
      await rows(
        `SELECT game_id FROM nba_analytics.player_game_summary WHERE game_id = '${gameId(trouble)}'`,
      ),
    ).toEqual([])
  })

  test('an inactive last name that two share keeps its row without a player; the cache says why it has none', async () => {
    const ambiguous = planted('same-last-name').find(({ listed }) => listed === 'one-but-neither-played')
    if (!ambiguous) throw new Error('no such trouble')
    const found = await rows(
      `SELECT player_lookup, name_resolution_status, roster_status, is_production_ready FROM nba_analytics.upcoming_player_game_context WHERE game_id = '${gameId(ambiguous)}' AND team_abbr = '${ambiguous.team}' AND roster_status = 'inactive' AND STRPOS(player_lookup, 'whitlocke') > 0`,
    )
    expect(found).toEqual([
      {
        player_lookup: expect.stringContaining(':'),
        name_resolution_status: 'unresolved',
        roster_status: 'inactive',
        is_production_ready: false,
      },
    ])
    const lookup = found[0]?.player_lookup
    expect(
      await rows(
        `SELECT processor_name, failure_category FROM nba_processing.precompute_failures WHERE entity_id = '${lookup}' AND analysis_date = DATE '${ambiguous.date}'`,
      ),
    ).toEqual([{ processor_name: 'pdc', failure_category: 'PLAYER_NOT_IN_REGISTRY' }])
    for (const table of ['nba_precompute.player_composite_factors', 'nba_predictions.ml_feature_store_v2']) {
      expect(
        await rows(
          `SELECT player_lookup FROM ${table} WHERE game_date = DATE '${ambiguous.date}' AND player_lookup = '${lookup}'`,
        ),
      ).toEqual([{ player_lookup: lookup }])
    }
  })

  test('of two with one last name the inactive one is found when the other plays, and both when both are listed', async () => {
    const named = planted('same-last-name').filter(({ listed }) => listed !== 'one-but-neither-played')
    for (const trouble of named) {
      const inactive = trouble.listed === 'both' ? trouble.players : [trouble.players[1]]
      const found = await rows(
        `SELECT player_lookup, name_resolution_status FROM nba_analytics.upcoming_player_game_context WHERE game_id = '${gameId(trouble)}' AND roster_status = 'inactive' AND STRPOS(player_lookup, 'whitlocke') > 0 ORDER BY player_lookup`,
      )
      expect(found).toEqual(
        inactive
          .map(name => ({ player_lookup: lookupOf(name), name_resolution_status: 'resolved' }))
          .sort((a, b) => (a.player_lookup < b.player_lookup ? -1 : 1)),
      )
    }
  })

  test('a player whom the feeds spell otherwise has his shots', async () => {
    for (const trouble of planted('spelling')) {
      const [found] = await rows(
        `SELECT SUM(paint_attempts + mid_range_attempts + unknown_zone_attempts + three_pt_attempts) AS shots, SUM(fg_attempts) AS attempts FROM nba_analytics.player_game_summary WHERE player_lookup = '${lookupOf(trouble.gamebook)}' AND shot_zones_available`,
      )
      expect(Number(found?.attempts)).toBeGreaterThan(50)
      expect(found?.shots).toBe(found?.attempts)
    }
  })

  test('a traded player keeps his games and changes his team on the day of the trade', async () => {
    const [trade] = planted('trade')
    for (const { name, from, to } of trade?.players ?? []) {
      const found = await rows(
        `SELECT team_abbr, MIN(game_date) AS first, MAX(game_date) AS last FROM nba_analytics.player_game_summary WHERE player_lookup = '${lookupOf(name)}' GROUP BY team_abbr ORDER BY first`,
      )
      expect(found.map(row => row.team_abbr)).toEqual([from, to])
      expect(String(found[0]?.last) < String(trade?.date)).toBe(true)
      expect(String(found[1]?.first) >= String(trade?.date)).toBe(true)
      const [cached] = await rows(
        `SELECT p.games_played_season, (SELECT COUNT(*) FROM nba_analytics.player_game_summary AS g WHERE g.player_lookup = p.player_lookup AND g.game_date < p.cache_date AND g.minutes_played > 0) AS games FROM nba_precompute.player_daily_cache AS p WHERE p.player_lookup = '${lookupOf(name)}' ORDER BY cache_date DESC LIMIT 1`,
      )
      expect(cached?.games_played_season).toBe(cached?.games)
    }
  })

  test('a postponed game is in no table but the schedule; its replay is', async () => {
    const [postponed] = planted('postponed-game')
    if (!postponed?.replay) throw new Error('no such trouble')
    for (const { table } of processors.filter(({ table }) => 'game_id' in table.columns)) {
      const of = (id: string) => rows(`SELECT COUNT(*) AS n FROM ${table.name} WHERE game_id = '${id}'`)
      expect(await of(gameId(postponed)), table.id).toEqual([{ n: 0 }])
      expect(Number((await of(gameId(postponed.replay)))[0]?.n), table.id).toBeGreaterThan(0)
    }
  })

  test('a cut-off file is set aside with the reason, unless a newer whole one took its place', async () => {
    expect(
      await rows('SELECT feed, data_date, reason_code FROM nba_orchestration.quarantined_files'),
    ).toEqual([
      {
        feed: 'injury_report',
        data_date: planted('malformed-injury-report')[0]?.date,
        reason_code: 'truncated',
      },
    ])
    const [trouble] = planted('truncated-gamebook')
    if (!trouble) throw new Error('no such trouble')
    const files = await rows(
      `SELECT status FROM nba_orchestration.source_files WHERE feed = 'gamebook' AND data_date = DATE '${trouble.date}' AND STRPOS(path, '${trouble.matchup.replace('@', '')}') > 0 ORDER BY path`,
    )
    expect(files.map(({ status }) => status)).toEqual(['superseded', 'loaded'])
  })
})

accountingOf(() => pipeline)
