import { describe, expect, it } from 'vitest'
import { calibrate } from '../../../src/registry/evidence/calibrate.ts'
import { indexRegistered, type RegisteredIndex } from '../../../src/registry/evidence/index-registered.ts'
import type { NameCase } from '../../../src/registry/evidence/name-case.ts'
import { rankCandidates } from '../../../src/registry/evidence/rank-candidates.ts'
import { WEIGHTS } from '../../../src/registry/evidence/weights.ts'
import { realFiles } from '../../real-files.ts'
import { readRealSeason } from '../read-real-season.ts'
import { invented, seen } from './invented-registry.ts'
import { PERTURBATIONS } from './perturbations.ts'
import { halfOf, realCases } from './real-cases.ts'
import { realRegistry } from './real-registry.ts'

const caseOf = (rawName: string, expected: string | null): NameCase => ({
  sighting: seen(rawName),
  expected,
  expectedName: '',
  category: '',
})

describe('calibration', () => {
  const index = invented({ AAA: ['Al Horfield', 'Jalen Willard'], BBB: ['Jaylin Willard', 'Bo Brank'] })
  const cases = [
    ['Al Horfield', 'alhorfield'],
    ['A. Horfield', 'alhorfield'],
    ['Xylo Horfield', null],
    ['Xylo Brank', null],
    ['Bo Brank', 'bobrank'],
  ] as const

  it('lowers the loss, the same way every time', () => {
    const once = calibrate(cases.map(([raw, id]) => ({ case: caseOf(raw, id), index })))
    expect(once.after).toBeLessThan(once.before)
    expect(calibrate(cases.map(([raw, id]) => ({ case: caseOf(raw, id), index })))).toEqual(once)
  })

  it('leaves alone what no case speaks of', () => {
    const { weights, seen: spoken } = calibrate([{ case: caseOf('Al Horfield', 'alhorfield'), index }])
    expect(spoken.has('jersey: same')).toBe(false)
    expect(weights['jersey: same']).toBe(WEIGHTS['jersey: same'])
  })

  it('learns from cases that a fact is worth less than it was taken for', () => {
    const wrong = Array.from({ length: 200 }, () => ({ case: caseOf('Al Horfield', null), index }))
    expect(calibrate(wrong).weights['name: exact']).toBeLessThan(WEIGHTS['name: exact'] - 1)
  })
})

const all = realCases()
const root = realFiles()

describe.skipIf(all === undefined || root === undefined)('the weights that stand', () => {
  const season = root === undefined ? undefined : readRealSeason(root)
  const registered = season && realRegistry(all ?? [], season)
  const games = new Map(season?.players.map(p => [`${p.date}|${p.team}`, p.gameId.split('_').slice(1)]))

  type Observed = { case: NameCase; index: RegisteredIndex }

  /** Real cases of one half, and every second real player in every form a source may give him: known, unknown, called otherwise. */
  const observed = (half: 0 | 1): Observed[] => {
    if (registered === undefined) return []
    const lines = new Map(registered.appearances?.map(one => [one.id, one]))
    const players = registered.players.filter(({ id }, i) => lines.has(id) && i % 2 === half)
    const unknown = new Set(players.filter((_, i) => i % 10 === 3).map(({ id }) => id))
    const index = indexRegistered(registered)
    const without = indexRegistered({
      players: registered.players.filter(({ id }) => !unknown.has(id)),
      appearances: registered.appearances?.filter(({ id }) => !unknown.has(id)) ?? [],
    })
    const forms = { ...PERTURBATIONS, otherwise: (name: string) => name.replace(/^\S+/, 'Qoryn') }
    const made = players.flatMap(({ id, name }) => {
      const line = lines.get(id)
      return Object.entries(forms).flatMap(([form, perturb]): Observed[] => {
        const rawName = perturb(name)
        if (line === undefined || rawName === undefined || (form === 'otherwise' && !name.includes(' ')))
          return []
        const teams = games.get(`${line.date}|${line.team}`) ?? []
        const sighting = { rawName, source: 'feed', date: line.date, teams }
        const expected = form === 'otherwise' ? null : id
        const known = { case: { sighting, expected, expectedName: name, category: form }, index }
        const isOut = unknown.has(id) && !form.includes('initial')
        return isOut ? [known, { case: { ...known.case, expected: null }, index: without }] : [known]
      })
    })
    return [...(all ?? []).filter(one => halfOf(one) === half).map(one => ({ case: one, index })), ...made]
  }

  it('say of answers what is true of them, on the half they were not fitted to', () => {
    const bins = new Map<number, { count: number; said: number; right: number }>()
    for (const { case: one, index } of observed(1)) {
      const [best] = rankCandidates(one.sighting, index).candidates
      if (best === undefined) continue
      const from = [0.99, 0.95, 0.9, 0.5].find(edge => best.score >= edge) ?? 0
      const bin = bins.get(from) ?? { count: 0, said: 0, right: 0 }
      bin.count += 1
      bin.said += best.score
      bin.right += best.id === one.expected ? 1 : 0
      bins.set(from, bin)
    }
    const rows = [...bins].sort((a, b) => b[0] - a[0])
    console.table(
      rows.map(([from, { count, said, right }]) => ({
        from,
        count,
        said: (said / count).toFixed(3),
        right: (right / count).toFixed(3),
      })),
    )
    for (const [, { count, said, right }] of rows.filter(([edge]) => edge >= 0.9))
      expect(right / count).toBeGreaterThan(said / count - 0.02)
  })

  it('are near what the fit finds on the other half: nothing is to be gained by fitting again', () => {
    const { weights, before, after, seen: spoken } = calibrate(observed(0))
    console.info(`loss ${before.toFixed(4)} → ${after.toFixed(4)} nats a case`)
    const moved = Object.entries(weights).flatMap(([fact, weight]) => {
      const stands = WEIGHTS[fact as keyof typeof WEIGHTS]
      const cases = spoken.get(fact as keyof typeof WEIGHTS) ?? 0
      return Math.abs(weight - stands) < 0.1
        ? []
        : [{ fact, stands, fitted: Number(weight.toFixed(2)), cases }]
    })
    console.table(moved)
    expect(before - after).toBeLessThan(0.02)
  })
})
