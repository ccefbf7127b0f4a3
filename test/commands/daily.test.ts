import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openEmptyHome, openLeague } from '../pipeline/why/ask-league.ts'

let league: League
beforeAll(async () => {
  league = await openLeague()
})
afterAll(() => league?.close())

describe('daily', () => {
  it.each([
    ['without-games', undefined],
    ['the-morning-after', '2021-11-28T14:00:00Z'],
    ['in-the-night', '2021-11-28T09:00:00Z'],
  ])('%s', async (name, now) => {
    expectGolden(`daily/${name}`, await league.see('daily', now))
  })

  it('says not yet due before the hour, and open from then on', async () => {
    const own = await openLeague()
    await own.spoil("DELETE FROM nba_raw.nbac_gamebook_player_stats WHERE game_date = DATE '2021-11-27'")
    const daily = async (now: string) => {
      const answer = await own.ask('daily', now)
      if (isRefusal(answer)) throw new Error(answer.message)
      const [yesterday] = (answer.data as { days: { open: string[]; notYetDue: string[] }[] }).days
      return { open: yesterday?.open.join(' '), due: yesterday?.notYetDue.join(' ') }
    }
    const before = await daily('2021-11-28T10:59:00Z')
    expect(before.due).toMatch(/gamebooks? missing/)
    expect(before.open).not.toMatch(/gamebook/)
    const after = await daily('2021-11-28T11:00:00Z')
    expect(after.open).toMatch(/gamebooks? missing/)
    expect(after.due).not.toMatch(/gamebook/)
    await own.close()
  })

  it('sends who has nothing to the sample league', async () => {
    const own = await openEmptyHome()
    expect(await own.ask('daily')).toMatchObject({
      outcome: 'done',
      headline: 'There are no games: nothing was ingested yet.',
      next: ['sample', 'help ingest'],
    })
    await own.close()
  })
})
