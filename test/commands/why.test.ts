import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openLeague } from '../pipeline/why/ask-league.ts'

let league: League
beforeAll(async () => {
  league = await openLeague()
})
afterAll(() => league?.close())

describe('why says what it looked at, finds the cause and ends with a command', () => {
  it.each([
    ['a-row-that-is-there', 'why pdc 2021-11-24 vucenovic'],
    ['a-game-without-play-by-play', 'why pgs 2021-11-18 Rookwell'],
    ['a-sample-with-a-hole-in-its-play-by-play', 'why psza 2021-11-22 T. Rookwell'],
    ['too-few-games', 'why psza 2021-11-05 Rookwell'],
    ['an-unresolved-name', 'why pdc 2021-11-22 Darnell Whitlocke'],
    ['an-entity-nobody-could-name', 'why pdc 2021-11-22 unresolved:MEM:whitlocke:2'],
    ['a-missing-gamebook', 'why upgc 2021-11-24 Achterveld'],
    ['a-postponed-game', 'why utgc 2021-11-13 NYK'],
    ['bootstrap', 'why psza 2021-10-25 Vučenović'],
    ['no-games', 'why pgs 2021-11-25 Vučenović'],
    ['a-team', 'why tdza 2021-11-05 celtics'],
    ['a-day', 'why psza 2021-11-22'],
    ['a-day-with-an-error', 'why pgs 2021-11-24'],
    ['ambiguous', 'why pdc 2021-11-22 whitlocke'],
    ['unknown', 'why pdc 2021-11-22 vucenowitsch'],
    ['a-team-for-a-player-table', 'why pdc 2021-11-22 NYK'],
    ['several-teams', 'why tdza 2021-11-22 new'],
    ['no-team', 'why tdza 2021-11-22 Vučenović'],
    ['several-days', 'why psza nov'],
    ['a-span', 'why psza 2021-11-01..2021-11-03'],
    ['an-impossible-date', 'why psza 2021-11-31'],
  ])('%s', async (name, line) => {
    expectGolden(`why/${name}`, await league.see(line))
  })

  it('names nothing that it cannot do next: every next line is understood', async () => {
    for (const line of ['why psza 2021-11-05 Rookwell', 'why pgs 2021-11-24', 'why utgc 2021-11-13 NYK']) {
      const answer = await league.ask(line)
      if (isRefusal(answer)) throw new Error(answer.message)
      for (const next of answer.next ?? []) {
        const again = await league.ask(
          `${next}${next.startsWith('backfill') || next.startsWith('ingest') ? ' --dry-run' : ''}`,
        )
        expect(isRefusal(again) ? again.message : 'understood', next).toBe('understood')
      }
    }
  })

  it.each([
    ['why', 'missing-argument'],
    ['why psza', 'missing-argument'],
    ['why pzsa 2021-11-22', 'unknown-value'],
    ['why psza 2021-11-22 --player x', 'unknown-flag'],
    ['why psza 1945-01-01', 'unknown-season'],
    ['why psza 2027-01-01', 'future-range'],
    ['why psza 2021-22', 'one-date'],
    ['why psza 2021-11-22 🏀', 'unknown-player'],
    ['why tdza 2021-11-22 🏀', 'unknown-team'],
    [`why psza 2021-11-22 "x'; DROP TABLE nba_raw.nbac_schedule"`, 'unknown-player'],
  ])('%s is refused', async (line, code) => {
    expect(await league.ask(line)).toMatchObject({ refused: true, code })
  })
})

const causeOf = async (of: League, line: string): Promise<string> => {
  const answer = await of.ask(line)
  if (isRefusal(answer)) throw new Error(answer.message)
  return `${(answer.data as { cause: { kind: string } }).cause.kind}: ${answer.next?.[0]}`
}

describe('why finds what was done to a table behind its back', () => {
  const player = 'nikolasvucenovic'
  let spoilt: League
  beforeAll(async () => {
    spoilt = await openLeague()
  })
  afterAll(() => spoilt?.close())

  it.each([
    [
      'a row that is gone got lost',
      `DELETE FROM nba_precompute.player_shot_zone_analysis WHERE analysis_date = DATE '2021-11-20' AND player_lookup = '${player}'`,
      'why psza 2021-11-20 vucenovic',
      'untracked: backfill 2021-11-20 --only psza --policy all',
    ],
    [
      'a value out of range breaks the contract',
      `UPDATE nba_precompute.player_shot_zone_analysis SET zone_games_available = 99 WHERE analysis_date = DATE '2021-11-21' AND player_lookup = '${player}'`,
      'why psza 2021-11-21 vucenovic',
      'contract: backfill 2021-11-21 --only psza --policy all',
    ],
    [
      'a table that has no record was not computed',
      `DELETE FROM nba_reference.processor_run_history WHERE processor_name = 'mlfs' AND data_date = DATE '2021-11-20'`,
      'why mlfs 2021-11-20',
      'backfill 2021-11-20 --only mlfs',
    ],
    [
      'an upstream that was committed later makes the row out of date',
      `UPDATE nba_reference.processor_run_history SET processed_at = TIMESTAMP '2026-11-24 00:00:00+00' WHERE processor_name = 'pgs' AND data_date = DATE '2021-11-22'`,
      'why pdc 2021-11-24 vucenovic',
      'stale: backfill 2021-11-24 --only pdc',
    ],
    [
      'a failure that was recorded later than the success is told',
      `UPDATE nba_reference.processor_run_history SET status = 'failed', errors = 'the disk is full' WHERE processor_name = 'tdza' AND data_date = DATE '2021-11-23'`,
      'why tdza 2021-11-23 BOS',
      'attempt failed: backfill 2021-11-23 --only tdza',
    ],
    [
      'games without a PGS row that cost the minimum are the cause',
      `DELETE FROM nba_analytics.player_game_summary WHERE player_lookup = '${player}' AND game_date < DATE '2021-11-12'`,
      'why psza 2021-11-20 vucenovic',
      'upstream gap: backfill 2021-10-20..2021-11-10 --only pgs',
    ],
  ])('%s', async (_, sql, line, expected) => {
    await spoilt.spoil(sql)
    const answer = await spoilt.ask(line)
    if (isRefusal(answer)) throw new Error(answer.message)
    if (!line.includes('mlfs')) expect(await causeOf(spoilt, line)).toBe(expected)
    else expect(answer.next?.[0]).toBe(expected)
    expect(answer.outcome).not.toBe('done')
  })
})
