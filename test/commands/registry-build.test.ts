import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { playerAliases } from '../../src/pipeline/tables/reference/player-aliases.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openLeague } from '../pipeline/why/ask-league.ts'

const NOW = '2026-11-23T12:00:00Z'

/** The prepared league's own runs bear the first numbers. */
const withIdsOfItsOwn = (league: League): League => {
  for (let used = 0; used < 8; used += 1) league.context(NOW).newId()
  return league
}

const seeAll = async (league: League, lines: readonly string[]): Promise<readonly string[]> => {
  const seen: string[] = []
  for (const line of lines) seen.push(...(await league.see(line)), '')
  return seen.slice(0, -1)
}

/** Rows in the tables of decisions and aliases, as resolving a name leaves them. */
const decide = async (league: League, id: string, name: string, lookup: string): Promise<void> => {
  await league.spoil(
    `INSERT INTO nba_reference.name_decisions (decision_id, decided_at, decided_by_id, decided_by_name, kind, source, raw_name, raw_lookup, team_abbr, season, player_lookup, player_name, scope_kind, scope_source, evidence) VALUES ('${id}', TIMESTAMP '2026-11-23 11:30:00+00', 'ana', 'ana', 'accept', 'bigdataball', '${name}', '${name.toLowerCase().replaceAll(' ', '')}', 'CHI', '2021-22', '${lookup}', 'Nicolas Achterveld', 'source', 'bigdataball', '[{"name":"Nicolas Achterveld","reasons":["same team that night"]}]')`,
  )
  await league.spoil(
    `INSERT INTO ${playerAliases.name} (alias_lookup, nba_canonical_lookup, alias_display, nba_canonical_display, alias_type, alias_source, is_active, scope_kind, scope_source, decision_id, created_by, created_at, processed_at) VALUES ('${name.toLowerCase().replaceAll(' ', '')}', '${lookup}', '${name}', 'Nicolas Achterveld', 'nickname', 'person', TRUE, 'source', 'bigdataball', '${id}', 'ana', TIMESTAMP '2026-11-23 11:30:00+00', TIMESTAMP '2026-11-23 11:30:00+00')`,
  )
}

/** How long work took is a clock's to say. */
const expectTimeless = (name: string, lines: readonly string[]) =>
  expectGolden(
    name,
    lines.map(line => line.replace(/estimated .+ took .+/, 'estimated …, took …')),
  )

describe('the registry of the sample league', () => {
  let league: League
  beforeAll(async () => {
    league = withIdsOfItsOwn(await openLeague())
  })
  afterAll(() => league?.close())

  it('is nothing at first, and every command says how to make it', async () => {
    expectTimeless(
      'registry/empty',
      await seeAll(league, [
        'registry search vucenovic',
        'registry check',
        'registry history',
        'registry conflicts',
        'registry aliases',
      ]),
    )
  })

  it('is built once, and a second build finds nothing to do', async () => {
    expectTimeless(
      'registry/build',
      await seeAll(league, [
        'registry build 2021-22 --dry-run',
        'registry build 2021-22 --yes',
        'registry build --all-seasons --yes',
        'registry check',
      ]),
    )
  })

  it('shows the planted names: suffix, accents, nickname, two of one last name', async () => {
    await decide(league, 'd1', 'Nicky Achterveld', 'nicolasachterveld')
    expectTimeless(
      'registry/names',
      await seeAll(league, [
        'registry search whitlocke',
        'registry search Vučenović, Nikolás',
        'registry show Tavian Rookwell',
        'registry show nicolasachterveld_001',
        'registry aliases',
        'registry history Nicky Achterveld --verbose',
        'registry stats',
      ]),
    )
  })

  it('refuses with the nearest right line', async () => {
    expectTimeless(
      'registry/refused',
      await seeAll(league, [
        'registry search zzzz',
        'registry show whitlocke',
        'registry show vucenowitsch',
        'registry history vucenowitsch',
        'registry aliases nickyachterfeld',
        'registry build',
        'registry build 2021',
        'registry build 2022-23',
        'registry build 2021-22 --all-seasons',
        'registry build --all-seasons --strategy replace',
        'registry undo run99',
      ]),
    )
  })

  it('says before a replacement what goes, what changes and what hangs on it', async () => {
    await league.spoil(
      "DELETE FROM nba_raw.nbac_gamebook_player_stats WHERE player_lookup = 'nicolasachterveld' OR (player_lookup = 'taviangalbreath' AND game_date > DATE '2021-11-10')",
    )
    expectTimeless(
      'registry/replace',
      await seeAll(league, [
        'registry build 2021-22 --strategy replace --dry-run',
        'registry build 2021-22 --strategy replace',
        'registry check',
        'registry history',
      ]),
    )
    const { rows } = await league.warehouse.query({
      sql: 'SELECT DISTINCT backup_id FROM nba_reference.registry_backups',
    })
    const [{ backup_id: backup } = {}] = rows
    expectTimeless(
      'registry/undo',
      await seeAll(league, [
        `registry undo ${backup} --dry-run`,
        `registry undo ${backup}`,
        'registry check',
      ]),
    )
  })

  it('shows two people under one lookup, and an alias that leads nowhere', async () => {
    await league.spoil(
      "UPDATE nba_raw.nbac_gamebook_player_stats SET player_lookup = 'darnellwhitlocke', player_name = 'Darnell Whitlocke' WHERE player_lookup = 'tavianrookwelljr'",
    )
    await decide(league, 'd2', 'Nobody At All', 'nobodyatall')
    expectTimeless(
      'registry/conflicts',
      await seeAll(league, ['registry build 2021-22 --yes', 'registry conflicts', 'registry check']),
    )
  })
})

describe('who may do what to the registry', () => {
  it('an operator builds and may not replace, a viewer only looks', async () => {
    const league = withIdsOfItsOwn(await openLeague())
    const { takeRequest } = await import('../../src/assistant/request/take-request.ts')
    const { commands } = await import('../../commands/index.ts')
    const as = async (role: 'viewer' | 'operator' | 'admin', line: string) => {
      const rights = { roleOf: () => role, isNamed: () => true, wayTo: () => 'Ask.', secondPerson: false }
      const context = { ...league.context(NOW), rights }
      const surface = {
        showPlan: () => undefined,
        confirm: async () => true,
        open: async () => context,
      }
      const { answer } = await takeRequest(line.split(' '), commands, surface)
      return isRefusal(answer) ? answer.code : answer.outcome
    }
    const replace = 'registry build 2021-22 --strategy replace --dry-run'
    expect([
      await as('viewer', 'registry stats'),
      await as('viewer', 'registry build 2021-22 --dry-run'),
      await as('operator', 'registry build 2021-22'),
      await as('operator', replace),
      await as('operator', 'registry undo x'),
      await as('admin', replace),
      await as('admin', 'registry undo x'),
    ]).toEqual(['done', 'not-allowed', 'done', 'not-allowed', 'not-allowed', 'done', 'unknown-backup'])
    await league.close()
  })
})
