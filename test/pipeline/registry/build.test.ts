import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFaults } from '../../../src/pipeline/registry/read-faults.ts'
import { readSeasonChange } from '../../../src/pipeline/registry/season-change.ts'
import { inventedGamebooks, type Printed } from './invented-gamebooks.ts'

const years = [2020, 2021, 2022] as const

/** Some games of three seasons; a lookup plays for one team a night, as people do. */
const seasons = fc.array(
  fc.record({
    year: fc.constantFrom(...years),
    day: fc.integer({ min: 1, max: 9 }),
    name: fc.constantFrom('Ana Ström', 'Bo Iversen Jr.', "D'Ellio Ray", 'Čedomir Ilić', 'Kit Obuya'),
    team: fc.constantFrom('BOS', 'MEM'),
    status: fc.constantFrom('active' as const, 'dnp' as const),
  }),
  { minLength: 1, maxLength: 25 },
)

type Night = {
  readonly year: number
  readonly day: number
  readonly name: string
  readonly team: string
  readonly status: 'active' | 'dnp'
}

const printedOf = (nights: readonly Night[], year: number): readonly Printed[] => {
  const own = new Map(
    nights.filter(night => night.year === year).map(night => [`${night.name} ${night.day}`, night]),
  )
  return [...own.values()].map(({ day, name, team, status }) => ({
    date: `${year}-11-0${day}`,
    team,
    name,
    status,
  }))
}

describe('a build of the registry', () => {
  it('gives everybody the same id in every order of seasons, and building again changes no byte', async () => {
    await fc.assert(
      fc.asyncProperty(seasons, fc.shuffledSubarray([...years], { minLength: 3 }), async (nights, order) => {
        const [one, other] = [await inventedGamebooks(), await inventedGamebooks()]
        for (const year of years) {
          const printed = printedOf(nights, year)
          if (printed.length === 0) continue
          await one.print(year, printed)
          await other.print(year, printed)
        }
        for (const year of years) await one.build(year)
        for (const year of order) await other.build(year)
        const ids = await one.ids()
        expect(await other.ids()).toEqual(ids)
        expect(new Set(Object.values(ids)).size).toBe(
          new Set(Object.keys(ids).map(key => key.split(' ')[0])).size,
        )
        const before = await one.bytes()
        for (const year of order) {
          expect((await one.build(year)).outcome).toMatchObject({ state: 'committed', written: 0 })
        }
        expect(await one.bytes()).toBe(before)
        await one.close()
        await other.close()
      }),
      { numRuns: 12 },
    )
  })

  it('touches only the rows about which gamebooks say something else than before', async () => {
    const league = await inventedGamebooks()
    await league.print(2021, [
      { date: '2021-11-01', team: 'BOS', name: 'Ana Ström' },
      { date: '2021-11-01', team: 'BOS', name: 'Kit Obuya' },
    ])
    await league.build(2021)
    await league.print(2021, [{ date: '2021-11-03', team: 'BOS', name: 'Kit Obuya', status: 'dnp' }])
    expect((await league.build(2021)).outcome).toMatchObject({ written: 1 })
    expect(
      await league.rows(
        'SELECT player_lookup, games_played, dnp_appearances, last_game_date, gamebook_update_count, created_by, processed_at > created_at AS later FROM nba_reference.nba_players_registry ORDER BY player_lookup',
      ),
    ).toEqual([
      {
        player_lookup: 'anastrom',
        games_played: 1,
        dnp_appearances: 0,
        last_game_date: '2021-11-01',
        gamebook_update_count: 1,
        created_by: 'run1',
        later: false,
      },
      {
        player_lookup: 'kitobuya',
        games_played: 1,
        dnp_appearances: 1,
        last_game_date: '2021-11-03',
        gamebook_update_count: 2,
        created_by: 'run1',
        later: true,
      },
    ])
    await league.close()
  })

  it('never gives one id to two people who play for two teams on one night, and says so', async () => {
    const league = await inventedGamebooks()
    await league.print(2021, [
      { date: '2021-11-01', team: 'BOS', name: 'Kit Obuya' },
      { date: '2021-11-01', team: 'MEM', name: 'Kit Obuya' },
    ])
    await league.build(2021)
    await league.print(2022, [{ date: '2022-11-01', team: 'MEM', name: 'Kit Obuya' }])
    await league.build(2022)
    expect(await league.ids()).toEqual({
      'kitobuya BOS 2021-22': 'kitobuya_001',
      'kitobuya MEM 2021-22': 'kitobuya_002',
      'kitobuya MEM 2022-23': 'kitobuya_002',
    })
    expect(await readFaults(league.warehouse)).toMatchObject([
      {
        fault: 'two people',
        subject: 'kitobuya',
        evidence: 'active for BOS and for MEM on 1 night(s), first on 2021-11-01',
      },
    ])
    await league.close()
  })

  it('keeps an id that was made, and gives it to the spelling that an alias ties to it later', async () => {
    const league = await inventedGamebooks()
    await league.print(2020, [{ date: '2020-12-25', team: 'BOS', name: 'Bo Iversen' }])
    await league.print(2021, [{ date: '2021-11-01', team: 'BOS', name: 'Bo Iversen II' }])
    await league.build(2020)
    await league.tie('Bo Iversen', 'Bo Iversen II')
    await league.build(2021)
    expect(await league.ids()).toEqual({
      'boiversen BOS 2020-21': 'boiversen_001',
      'boiversenii BOS 2021-22': 'boiversen_001',
    })
    await league.close()
  })

  it('weighs a row by how he is printed, how often he played and in which share of his games', async () => {
    const league = await inventedGamebooks()
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => `2021-11-${String(i + 1).padStart(2, '0')}`)
    const games = (name: string, active: number, dnp: number): readonly Printed[] =>
      days(active + dnp).map((date, i) => ({
        date,
        team: 'BOS',
        name,
        status: i < active ? 'active' : 'dnp',
      }))
    await league.print(2021, [
      ...games('Ana Ström', 20, 0),
      ...games('Kit Obuya', 2, 6),
      ...games('Čedomir Ilić', 5, 5),
    ])
    await league.build(2021)
    expect(
      await league.rows(
        'SELECT player_lookup, confidence_score FROM nba_reference.nba_players_registry ORDER BY player_lookup',
      ),
    ).toEqual([
      { player_lookup: 'anastrom', confidence_score: 1 },
      { player_lookup: 'cedomirilic', confidence_score: 1 },
      { player_lookup: 'kitobuya', confidence_score: 0.85 },
    ])
    await league.close()
  })
})

describe('a replacement', () => {
  const printed = ['Ana Ström', 'Bo Iversen Jr.', 'Kit Obuya'].map(name => ({
    date: '2021-11-01',
    team: 'BOS',
    name,
  }))

  it('makes the season from its gamebooks alone, and its undo gives the same bytes back', async () => {
    const league = await inventedGamebooks()
    await league.print(2020, [{ date: '2020-12-25', team: 'BOS', name: 'Ana Ström' }])
    await league.print(2021, printed)
    await league.build(2020)
    await league.build(2021)
    await league.warehouse.transact('corrected', [
      {
        do: 'write',
        statement: { sql: "DELETE FROM nba_raw.nbac_gamebook_player_stats WHERE player_lookup = 'kitobuya'" },
      },
    ])
    const before = await league.bytes()
    expect((await league.build(2021)).outcome).toMatchObject({ written: 0 })
    expect(await readSeasonChange(league.warehouse, 2021)).toMatchObject({
      present: 3,
      coming: 2,
      gone: [{ lookup: 'kitobuya' }],
    })

    const { runId, outcome } = await league.build(2021, { strategy: 'replace', present: 3, coming: 2 })
    expect(outcome).toMatchObject({ state: 'committed', written: 2 })
    expect(Object.keys(await league.ids())).toEqual([
      'anastrom BOS 2020-21',
      'anastrom BOS 2021-22',
      'boiversenjr BOS 2021-22',
    ])
    const replaced = await league.bytes()
    const undone = await league.build(2021, { strategy: 'undo', backup: runId, present: 2, coming: 3 })
    expect(undone.outcome).toMatchObject({ state: 'committed', written: 3 })
    expect(await league.bytes()).toBe(before)
    await league.build(2021, { strategy: 'undo', backup: undone.runId, present: 3, coming: 2 })
    expect(await league.bytes()).toBe(replaced)
    await league.close()
  })

  it('gives whoever comes back the id that he had', async () => {
    const league = await inventedGamebooks()
    await league.print(2020, [{ date: '2020-12-25', team: 'BOS', name: 'Bo Iversen' }])
    await league.build(2020)
    await league.tie('Bo Iversen', 'Bo Iversen II')
    await league.print(2021, [{ date: '2021-11-01', team: 'BOS', name: 'Bo Iversen II' }])
    await league.build(2021)
    for (const year of [2020, 2021]) await league.build(year, { strategy: 'replace', present: 1, coming: 1 })
    expect(Object.values(await league.ids())).toEqual(['boiversen_001', 'boiversen_001'])
    await league.close()
  })

  it('writes nothing when the registry or its source is not what was confirmed', async () => {
    const league = await inventedGamebooks()
    await league.print(2021, printed)
    await league.build(2021)
    const before = await league.bytes()
    for (const [present, coming] of [
      [2, 3],
      [3, 2],
    ] as const) {
      const { outcome } = await league.build(2021, { strategy: 'replace', present, coming })
      expect(outcome).toMatchObject({
        state: 'breached',
        breach: { examples: ['2021-22 has 3 rows, and 3 would take their place'] },
      })
    }
    expect(await league.bytes()).toBe(before)
    expect(await league.rows('SELECT backup_id FROM nba_reference.registry_backups')).toEqual([])
    await league.close()
  })
})
