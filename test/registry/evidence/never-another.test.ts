import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { indexRegistered } from '../../../src/registry/evidence/index-registered.ts'
import { rankCandidates } from '../../../src/registry/evidence/rank-candidates.ts'
import { lookupOf } from '../../../src/registry/lookup-of.ts'
import { realFiles } from '../../real-files.ts'
import { readRealSeason } from '../read-real-season.ts'
import { invented, seen } from './invented-registry.ts'
import { PERTURBATIONS, slipped } from './perturbations.ts'
import { realRegistry } from './real-registry.ts'

const GIVEN =
  'Jalen Jaylin Jaylen Jaden Marcus Markieff Robert Rob Grant Justin Jrue Aaron Gary Tim Tre Tyus Luka Nikola Žiga Ömer Moritz Franz'
const LAST =
  "Williams Morris Holiday Jones McDaniels Porter O'Neal Jokić Šarić Wagner Carter-Wills Mbah a Dute"
const names = fc
  .tuple(
    fc.constantFrom(...GIVEN.split(' ')),
    fc.constantFrom(...LAST.split(' ').slice(0, -3), 'Mbah a Dute'),
    fc.constantFrom('', '', '', ' Jr.', ' Sr.', ' II', ' III'),
  )
  .map(([given, last, suffix]) => `${given} ${last}${suffix}`)
const teams = fc.record({
  AAA: fc.uniqueArray(names, { minLength: 4, maxLength: 15, selector: lookupOf }),
  BBB: fc.uniqueArray(names, { minLength: 4, maxLength: 15, selector: lookupOf }),
})

const answerOf = (raw: string, index: ReturnType<typeof invented>): string | undefined => {
  const { verdict } = rankCandidates(seen(raw), index)
  return verdict.is === 'answer' ? verdict.id : undefined
}

describe('in a game full of brothers, sons and namesakes', () => {
  it('every player’s own name means him and nobody else', () => {
    fc.assert(
      fc.property(teams, rosters => {
        const index = invented(rosters)
        for (const name of [...rosters.AAA, ...rosters.BBB])
          expect(answerOf(name, index)).toBe(lookupOf(name))
      }),
    )
  })

  test.each(Object.entries(PERTURBATIONS))('%s means him or nobody, never another', (_, perturb) => {
    fc.assert(
      fc.property(teams, rosters => {
        const index = invented(rosters)
        const everybody = new Set([...rosters.AAA, ...rosters.BBB].map(lookupOf))
        for (const name of [...rosters.AAA, ...rosters.BBB]) {
          const raw = perturb(name)
          if (raw === undefined || (raw !== name && everybody.has(lookupOf(raw)))) continue
          expect([lookupOf(name), undefined]).toContain(answerOf(raw, index))
        }
      }),
      { numRuns: 60 },
    )
  })
})

const root = realFiles()

describe.skipIf(root === undefined)('among the real players of one season', () => {
  const season = root === undefined ? undefined : readRealSeason(root)
  const registered = season && realRegistry([], season)
  const index = registered && indexRegistered(registered)
  const games = new Map(season?.players.map(p => [`${p.date}|${p.team}`, p.gameId.split('_').slice(1)]))
  const last = new Map(registered?.appearances?.map(one => [one.id, one]))
  const players = (registered?.players ?? []).flatMap(player => {
    const line = last.get(player.id)
    return line ? [{ ...player, date: line.date, teams: games.get(`${line.date}|${line.team}`) ?? [] }] : []
  })
  const ask = (raw: string, { date, teams: both }: (typeof players)[number], where = index) => {
    if (where === undefined) throw new Error('no real registry')
    return rankCandidates({ rawName: raw, source: 'feed', date, teams: both }, where).verdict
  }

  it('there are some six hundred', () => {
    expect(players.length).toBeGreaterThan(550)
  })

  test.each(Object.entries(PERTURBATIONS))(
    '%s means the player, or is ambiguous at most once in a hundred',
    (_, perturb) => {
      let asked = 0
      const open: string[] = []
      for (const player of players) {
        const raw = perturb(player.name)
        if (raw === undefined) continue
        asked += 1
        const verdict = ask(raw, player)
        if (verdict.is === 'answer') expect([raw, verdict.id]).toEqual([raw, player.id])
        else open.push(raw)
      }
      expect(open.length).toBeLessThanOrEqual(Math.ceil(asked / 100))
    },
  )

  it('a slip of the keyboard never leads to another player', () => {
    let answered = 0
    const drawn = fc.sample(fc.tuple(...players.slice(0, 200).map(({ name }) => slipped(name))), {
      numRuns: 3,
      seed: 5,
    })
    for (const raws of drawn)
      raws.forEach((raw, i) => {
        const player = players[i]
        if (player === undefined) return
        const verdict = ask(raw, player)
        if (verdict.is !== 'answer') return
        answered += 1
        expect([raw, verdict.id]).toEqual([raw, player.id])
      })
    expect(answered).toBeGreaterThan(560)
  })

  it('a player whom the registry does not know is given to nobody, in whatever form his full name comes', () => {
    const unknown = new Set(players.filter((_, i) => i % 5 === 2).map(({ id }) => id))
    const without = indexRegistered({
      players: registered?.players.filter(({ id }) => !unknown.has(id)) ?? [],
      appearances: registered?.appearances?.filter(({ id }) => !unknown.has(id)) ?? [],
    })
    const full = Object.entries(PERTURBATIONS).filter(([form]) => !form.includes('initial'))
    const given: string[] = []
    for (const player of players.filter(({ id }) => unknown.has(id)))
      for (const [, perturb] of full) {
        const verdict = ask(perturb(player.name) ?? player.name, player, without)
        if (verdict.is === 'answer') given.push(`${player.name} → ${verdict.id}`)
      }
    expect(given).toEqual([])
  })
})
