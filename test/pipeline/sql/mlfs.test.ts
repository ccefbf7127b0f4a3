import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import { featureNames } from '../../../src/pipeline/tables/precompute/mlfs.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  unitOf,
  warehouseOn,
  wholeSeason,
} from '../sample-warehouse.ts'

let sample: Awaited<ReturnType<typeof sampleFolder>>
let pipeline: PipelineUnderTest
beforeAll(async () => {
  sample = await sampleFolder()
  pipeline = await warehouseOn(sample.folder, wholeSeason)
  await pipeline.ingest()
  await pipeline.backfill(3)
  await pipeline.backfill(4)
})
afterAll(async () => {
  await pipeline.close()
  await sample.remove()
})

type Feature = (typeof featureNames)[number]
const place = (name: Feature) => featureNames.indexOf(name) + 1
const store = 'nba_predictions.ml_feature_store_v2'

test('the names that the SQL gives are those of the contract, in its order', async () => {
  expect(await pipeline.rows(`SELECT DISTINCT feature_names FROM ${store}`)).toEqual([
    { feature_names: [...featureNames] },
  ])
  const list = /\[\s*((?:'\w+',?\s*)+)\] AS feature_names/.exec(processorById('mlfs').sql)?.[1]
  expect(list?.match(/\w+/g)).toEqual([...featureNames])
})

// The sample league ends before its playoffs, as the first days of every season do.
test.each(featureNames.filter(name => name !== 'playoff_game'))(
  '%s has more than one value over the sample league',
  async name => {
    const [found] = await pipeline.rows(`SELECT COUNT(DISTINCT features[${place(name)}]) AS n FROM ${store}`)
    expect(Number(found?.n)).toBeGreaterThan(1)
  },
)

test('no game of the season is a playoff game', async () => {
  expect(
    await pipeline.rows(`SELECT DISTINCT features[${place('playoff_game')}] AS v FROM ${store}`),
  ).toEqual([{ v: 0 }])
})

/** What a feature must rise with, taken from Phase 3 rows before the day and not from the tables that it is made of. */
const drivers: Record<Exclude<Feature, 'playoff_game'>, string> = {
  points_avg_last_5: 'h.points_5',
  points_avg_last_10: 'h.points_10',
  points_avg_season: 'h.points',
  points_std_last_10: 'h.std_10',
  games_in_last_7_days: 'h.games_7_days',
  // 100 is fresh: fewer games and no game yesterday.
  fatigue_score: '-h.games_7_days - 3 * h.played_yesterday',
  shot_zone_mismatch_score:
    "CASE z.primary_scoring_zone WHEN 'perimeter' THEN d.three_pt_pct_allowed_last_15 - l.three WHEN 'mid_range' THEN d.mid_range_pct_allowed_last_15 - l.mid ELSE d.paint_pct_allowed_last_15 - l.paint END",
  pace_score: 'o.pace - t.pace',
  usage_spike_score: 'h.usage_3 - h.usage_7',
  rest_advantage: 'LEAST(h.rest, 6) - LEAST(o.rest, 6)',
  injury_risk:
    "CASE c.player_status WHEN 'out' THEN 3 WHEN 'doubtful' THEN 3 WHEN 'questionable' THEN 2 WHEN 'probable' THEN 1 ELSE 0 END",
  recent_trend: 'h.points_3 - h.points_two_before',
  minutes_change: 'h.minutes_10 / h.minutes',
  // More points allowed for every 100 possessions is the weaker defence.
  opponent_def_rating: 'o.allowed_rating',
  opponent_pace: 'o.opponent_pace',
  home_away: 'IF(c.home_game, 1, 0)',
  back_to_back: 'h.played_yesterday',
  pct_paint: 'h.paint',
  pct_mid_range: 'h.mid',
  pct_three: 'h.three',
  pct_free_throw: 'h.free_throws',
  team_pace: 't.pace',
  team_off_rating: 't.rating',
  team_win_pct: 't.wins',
}

/** Form of every player and team of the days, from the games before each day. Counts backwards: 1 is the latest. */
const HISTORY = `
  WITH days AS (SELECT DISTINCT game_date AS day FROM ${store}),
  player_games AS (
    SELECT d.day, p.*, ROW_NUMBER() OVER (PARTITION BY d.day, p.player_lookup ORDER BY p.game_date DESC) AS back
    FROM days AS d JOIN nba_analytics.player_game_summary AS p ON p.game_date < d.day AND p.minutes_played > 0
  ),
  h AS (
    SELECT day, player_lookup, COUNT(*) AS games, AVG(points) AS points,
      AVG(points) FILTER (back <= 3) AS points_3, AVG(points) FILTER (back IN (4, 5)) AS points_two_before,
      AVG(points) FILTER (back <= 5) AS points_5, AVG(points) FILTER (back <= 10) AS points_10,
      STDDEV_SAMP(points) FILTER (back <= 10) AS std_10,
      AVG(minutes_played) AS minutes, AVG(minutes_played) FILTER (back <= 10) AS minutes_10,
      AVG(usage_rate) FILTER (back <= 3) AS usage_3, AVG(usage_rate) FILTER (back <= 7) AS usage_7,
      COUNT(*) FILTER (day - game_date <= 7) AS games_7_days,
      COUNT(*) FILTER (day - game_date = 1) AS played_yesterday,
      MIN(day - game_date) AS rest,
      SUM(paint_attempts) FILTER (back <= 10) / SUM(fg_attempts) FILTER (back <= 10) AS paint,
      SUM(mid_range_attempts) FILTER (back <= 10) / SUM(fg_attempts) FILTER (back <= 10) AS mid,
      SUM(three_pt_attempts) FILTER (back <= 10 AND shot_zones_available) / SUM(fg_attempts) FILTER (back <= 10) AS three,
      SUM(ft_makes) FILTER (back <= 10) / SUM(points) FILTER (back <= 10) AS free_throws
    FROM player_games GROUP BY day, player_lookup
  ),
  team_games AS (
    SELECT d.day, o.*, r.pace AS their_pace, r.offensive_rating AS their_rating,
      ROW_NUMBER() OVER (PARTITION BY d.day, o.team_abbr ORDER BY o.game_date DESC) AS back
    FROM days AS d
    JOIN nba_analytics.team_offense_game_summary AS o ON o.game_date < d.day
    JOIN nba_analytics.team_offense_game_summary AS r ON r.game_id = o.game_id AND r.team_abbr <> o.team_abbr
  ),
  teams AS (
    SELECT day, team_abbr, COUNT(*) AS games, AVG(pace) FILTER (back <= 10) AS pace,
      AVG(offensive_rating) FILTER (back <= 10) AS rating, AVG(their_rating) FILTER (back <= 15) AS allowed_rating,
      AVG(their_pace) FILTER (back <= 15) AS opponent_pace, AVG(IF(win_flag, 1, 0)) AS wins, MIN(day - game_date) AS rest
    FROM team_games GROUP BY day, team_abbr
  ),
  league AS (
    SELECT analysis_date, AVG(paint_pct_allowed_last_15) AS paint, AVG(mid_range_pct_allowed_last_15) AS mid,
      AVG(three_pt_pct_allowed_last_15) AS three
    FROM nba_precompute.team_defense_zone_analysis GROUP BY analysis_date
  )`

describe('each feature moves the right way', () => {
  test.each(Object.entries(drivers))('%s rises with %s', async (name, driver) => {
    const feature = `f.features[${place(name as Feature)}]`
    const [found] = await pipeline.rows(`${HISTORY}
      SELECT CORR(${feature}, CAST(${driver} AS FLOAT64)) AS r, COUNT(*) AS n
      FROM ${store} AS f
      JOIN nba_analytics.upcoming_player_game_context AS c USING (game_date, player_lookup)
      JOIN h ON h.day = f.game_date AND h.player_lookup = f.player_lookup AND h.games >= 10
      JOIN teams AS t ON t.day = f.game_date AND t.team_abbr = c.team_abbr
      JOIN teams AS o ON o.day = f.game_date AND o.team_abbr = c.opponent_team_abbr
      LEFT JOIN nba_precompute.player_shot_zone_analysis AS z ON z.analysis_date = f.game_date AND z.player_lookup = f.player_lookup
      LEFT JOIN nba_precompute.team_defense_zone_analysis AS d ON d.analysis_date = f.game_date AND d.team_abbr = c.opponent_team_abbr
      LEFT JOIN league AS l ON l.analysis_date = f.game_date`)
    expect(Number(found?.n)).toBeGreaterThan(1000)
    expect(Number(found?.r)).toBeGreaterThan(0.6)
  })
})

describe("a changed input changes the feature, and nobody else's", () => {
  const day = '2021-12-03'
  const valuesOf = async (name: Feature) =>
    new Map(
      (
        await pipeline.rows(
          `SELECT player_lookup, opponent_team_abbr, features[${place(name)}] AS v FROM ${store} WHERE game_date = DATE '${day}'`,
        )
      ).map(row => [String(row.player_lookup), { opponent: row.opponent_team_abbr, value: Number(row.v) }]),
    )
  const change = async (name: Feature, sql: string) => {
    const before = await valuesOf(name)
    await pipeline.warehouse.transact('change', [{ do: 'write', statement: { sql } }])
    expect(await pipeline.perform(unitOf('mlfs', [day]))).toMatchObject({ state: 'committed' })
    const after = await valuesOf(name)
    return [...before].map(([player, { opponent, value }]) => ({
      player,
      opponent,
      change: Number(after.get(player)?.value) - value,
    }))
  }
  const anybody = async () => {
    const [row] = await pipeline.rows(
      `SELECT player_lookup, opponent_team_abbr FROM ${store} WHERE game_date = DATE '${day}' AND features[${place('rest_advantage')}] = 0 AND features[${place('recent_trend')}] = 0 AND days_rest IS NOT NULL AND features[1] > 5 ORDER BY player_lookup LIMIT 1`,
    )
    if (!row) throw new Error(`nobody fits on ${day}`)
    return { player: String(row.player_lookup), opponent: String(row.opponent_team_abbr) }
  }

  test('a day more of rest than the opponent is a rest advantage', async () => {
    const { player } = await anybody()
    const changes = await change(
      'rest_advantage',
      `UPDATE nba_analytics.upcoming_player_game_context SET days_rest = days_rest + 1 WHERE game_date = DATE '${day}' AND player_lookup = '${player}'`,
    )
    expect(changes.filter(row => row.change !== 0)).toMatchObject([{ player, change: 1 }])
  })

  test('an opponent who lets through ten points more is the weaker defence', async () => {
    const { opponent } = await anybody()
    const changes = await change(
      'opponent_def_rating',
      `UPDATE nba_precompute.team_defense_zone_analysis SET defensive_rating_last_15 = defensive_rating_last_15 + 10 WHERE analysis_date = DATE '${day}' AND team_abbr = '${opponent}'`,
    )
    for (const row of changes)
      expect(row.change, row.player).toBeCloseTo(row.opponent === opponent ? 10 : 0, 6)
    expect(changes.filter(row => row.opponent === opponent).length).toBeGreaterThan(10)
  })

  test('a player who scores ten points more in his latest three games is improving', async () => {
    const { player } = await anybody()
    const changes = await change(
      'recent_trend',
      `UPDATE nba_analytics.player_game_summary SET points = points + 10 WHERE player_lookup = '${player}' AND game_date IN (
        SELECT game_date FROM nba_analytics.player_game_summary WHERE player_lookup = '${player}' AND game_date < DATE '${day}' AND minutes_played > 0 ORDER BY game_date DESC LIMIT 3)`,
    )
    expect(changes.filter(row => row.change !== 0)).toMatchObject([{ player, change: 2 }])
  })
})
