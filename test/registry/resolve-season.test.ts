import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { nameParts } from '../../src/registry/name-parts.ts'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import type { SeasonNames } from '../../src/registry/season-names.ts'
import { unresolvedLookup } from '../../src/registry/unresolved-lookup.ts'
import { type Day, inventedSeason } from './invented-season.ts'

const TEAMS = ['AAA', 'BBB', 'CCC'] as const
const LAST_NAMES = ['Hill', 'Stone', 'Van Reed'] as const
const DAYS = ['2021-11-01', '2021-11-03', '2021-11-05', '2021-11-07', '2021-11-09', '2021-11-11']

type Life = {
  last: (typeof LAST_NAMES)[number]
  team: (typeof TEAMS)[number]
  next: (typeof TEAMS)[number]
  /** day on which he joins his first team, moves to the next, leaves the league */
  from: number
  move: number
  until: number
  statuses: ('active' | 'dnp' | 'inactive')[]
  reported: boolean[]
}

const lives: fc.Arbitrary<Life[]> = fc.array(
  fc.record({
    last: fc.constantFrom(...LAST_NAMES),
    team: fc.constantFrom(...TEAMS),
    next: fc.constantFrom(...TEAMS),
    from: fc.integer({ min: 0, max: 3 }),
    move: fc.integer({ min: 1, max: 8 }),
    until: fc.integer({ min: 3, max: 8 }),
    statuses: fc.array(fc.constantFrom('active', 'dnp', 'inactive', 'inactive'), {
      minLength: 6,
      maxLength: 6,
    }),
    reported: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 10 },
)

/** A league in which gamebooks list everybody, rosters drop suffixes, and reports tell the truth but not all of it. */
const leagueOf = (players: Life[]) => {
  const truth = new Map<string, string[]>()
  const days: Day[] = DAYS.map(date => ({ date, teams: { AAA: {}, BBB: {}, CCC: {} } }))
  const rosters: Record<string, string[]> = { AAA: [], BBB: [], CCC: [] }
  const injuries: [string, string, string][] = []
  players.forEach((life, i) => {
    const first = String.fromCharCode(65 + i).repeat(2)
    // The first of each last name is a Jr.: gamebooks say so, Basketball-Reference does not.
    const suffix = players.findIndex(({ last }) => last === life.last) === i ? ' Jr.' : ''
    const base = nameParts(`${first} ${life.last}`).base
    DAYS.forEach((date, day) => {
      if (day < life.from || day > life.until) return
      const team = day < life.move ? life.team : life.next
      if (!rosters[team]?.includes(`${first} ${life.last}`)) rosters[team]?.push(`${first} ${life.last}`)
      const status = life.statuses[day] ?? 'active'
      const sheet = days[day]?.teams[team]
      if (sheet === undefined) throw new Error(`no sheet for ${team}`)
      const printed = status === 'inactive' ? `${life.last}${suffix}` : `${first} ${life.last}${suffix}`
      sheet[status] = [...(sheet[status] ?? []), printed]
      if (life.reported[day]) injuries.push([date, team, `${life.last}${suffix}, ${first}`])
      if (status === 'inactive') {
        const key = `${date} ${team} ${printed}`
        truth.set(key, [...(truth.get(key) ?? []), base])
      }
    })
  })
  return { names: inventedSeason({ rosters, days, injuries }), truth }
}

const shuffled = (names: SeasonNames, seed: number): SeasonNames => {
  const shuffle = <T>(items: T[]): T[] =>
    items
      .map((item, i) => ({ item, at: Math.sin(seed * 7919 + i * 104729) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return {
    ...names,
    players: shuffle(names.players),
    roster: shuffle(names.roster),
    injuries: shuffle(names.injuries),
    feedNames: shuffle(names.feedNames),
  }
}

describe('resolveSeason', () => {
  it('gives every inactive row exactly one resolution', () => {
    fc.assert(
      fc.property(lives, players => {
        const { names } = leagueOf(players)
        const key = (r: { date: string; team: string; position: number }) =>
          `${r.date} ${r.team} ${r.position}`
        const rows = names.players.filter(({ status }) => status === 'inactive').map(key)
        const answers = resolveSeason(names).filter(({ source }) => source === 'gamebook')
        expect(answers.map(key).sort()).toEqual(rows.sort())
        for (const { playerLookup, rule, candidates } of answers) {
          expect(playerLookup === null).toBe(rule === 'ambiguous' || rule === 'unknown')
          expect(candidates.length > 0).toBe(rule === 'ambiguous')
        }
      }),
    )
  })

  it('does not depend on the order in which names came', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (players, seed) => {
        const { names } = leagueOf(players)
        expect(resolveSeason(shuffled(names, seed))).toEqual(resolveSeason(names))
      }),
    )
  })

  it('never has one player twice on a day, nor one who dressed or sat for any team', () => {
    fc.assert(
      fc.property(lives, players => {
        const { names } = leagueOf(players)
        const present = names.players.filter(({ status }) => status !== 'inactive')
        const inactive = resolveSeason(names).filter(r => r.source === 'gamebook' && r.playerLookup !== null)
        const everybody = [
          ...present.map(({ date, lookup }) => `${date} ${lookup}`),
          ...inactive.map(({ date, playerLookup }) => `${date} ${playerLookup}`),
        ]
        expect(new Set(everybody).size).toBe(everybody.length)
      }),
    )
  })

  it('is never wrong in a league that lists everybody and where nobody returns to a team', () => {
    let answered = 0
    fc.assert(
      fc.property(lives, players => {
        const { names, truth } = leagueOf(players)
        for (const r of resolveSeason(names)) {
          if (r.source !== 'gamebook' || r.playerName === null) continue
          answered++
          expect(truth.get(`${r.date} ${r.team} ${r.rawName}`)).toContain(nameParts(r.playerName).base)
        }
      }),
      { numRuns: 500 },
    )
    expect(answered).toBeGreaterThan(300)
  })

  it('resolves a season of 7,380 inactive rows, and says how long it took', () => {
    const teams = Array.from({ length: 30 }, (_, t) => `T${t}`)
    const roster = (t: number) =>
      Array.from({ length: 18 }, (_, i) => `F${t} Name${i % 15}x${t}${i > 14 ? ' Jr.' : ''}`)
    const rosters = Object.fromEntries(teams.map((team, t) => [team, roster(t)]))
    const days = Array.from({ length: 82 }, (_, d): Day => {
      const date = new Date(Date.UTC(2021, 9, 19 + 2 * d)).toISOString().slice(0, 10)
      const sheet = (t: number) => ({
        active: roster(t).slice(3),
        inactive: roster(t)
          .slice(0, 3)
          .map(name => nameParts(name).last),
      })
      return { date, teams: Object.fromEntries(teams.map((team, t) => [team, sheet(t)])) }
    })
    const names = inventedSeason({ rosters, days })
    const started = performance.now()
    const resolutions = resolveSeason(names)
    console.info(`${resolutions.length} inactive rows in ${Math.round(performance.now() - started)} ms`)
    expect(resolutions.filter(({ rule }) => rule === 'exclusion').length).toBe(30 * 82 * 3)
  })
})

describe('unresolvedLookup', () => {
  it('is stable, differs by team, name and place, and is no lookup of anybody', () => {
    expect(unresolvedLookup('DAL', 'brown', 2)).toBe('unresolved:DAL:brown:2')
    const others = [
      unresolvedLookup('DAL', 'brown', 1),
      unresolvedLookup('BOS', 'brown', 2),
      unresolvedLookup('DAL', '', 2),
    ]
    for (const other of others) {
      expect(other).not.toBe('unresolved:DAL:brown:2')
      expect(lookupOf(other)).not.toBe(other)
    }
  })
})
