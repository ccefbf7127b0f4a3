import { indexRegistered } from '../src/registry/evidence/index-registered.ts'
import { rankCandidates } from '../src/registry/evidence/rank-candidates.ts'
import type { NameSighting, RegisteredPlayer } from '../src/registry/evidence/registered.ts'
import { measured } from './median.ts'
import type { Figure } from './report.ts'

const PLAYERS = 5_000
const QUEUED = 10_000
const SEASONS = 10
const ROSTER = 18

const STARTS =
  'Ba Be Bo Da De Do Fa Ga Ha Ja Je Jo Ka Ke Ko La Le Lo Ma Me Mo Na No Pa Ra Ro Sa Ta Te To Va Wa'.split(' ')
const MIDDLES = 'l m n r s v d k lt nd rs ss rt ll'.split(' ')
const ENDS = 'en on er in an ović ton son ley is us ard ell ick'.split(' ')
const SUFFIXES = ['', '', '', '', '', '', '', ' Jr.', ' III', ' II']

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** A name for every number: given names repeat often, last names sometimes, as in a league. */
const invented = (n: number): string => {
  const given = pick(STARTS, n * 7) + pick(MIDDLES, n * 3) + pick(ENDS, n)
  const last =
    pick(STARTS, n * 11 + 5) +
    pick(MIDDLES, Math.floor(n / 32)) +
    pick(ENDS, Math.floor(n / 5)) +
    pick(ENDS, n)
  return `${given} ${last}${pick(SUFFIXES, n)}`
}

const team = (n: number): string => `T${String(n % 30).padStart(2, '0')}`

const PRINTED: readonly ((name: string) => string)[] = [
  name => name,
  name => name.normalize('NFD').replace(/\p{Mn}/gu, ''),
  name => name.replace(/ (Jr\.|II|III)$/, ''),
  name => name.split(' ').reverse().join(', '),
  name => `${name.charAt(0)}. ${name.split(' ').slice(1).join(' ')}`,
  name => name.slice(0, 5) + name.slice(6),
  name => `Coach ${name}`,
  name => `Xylo ${name.split(' ')[1]}`,
]

/** 10,000 queued names of ten seasons against 5,000 registered players, ranked one after another. */
export async function measureNames(): Promise<readonly Figure[]> {
  const players = Array.from(
    { length: PLAYERS },
    (_, n): RegisteredPlayer => ({
      id: `p${n}`,
      name: invented(n),
      stints: [{ season: 2012 + (Math.floor(n / (30 * ROSTER)) % SEASONS), team: team(n) }],
    }),
  )
  const queued = Array.from({ length: QUEUED }, (_, n): NameSighting => {
    const player = pick(players, n * 37)
    const { season, team: own } = player.stints[0] as { season: number; team: string }
    return {
      rawName: pick(PRINTED, n)(player.name),
      source: 'bench',
      date: `${season}-12-${String(1 + (n % 28)).padStart(2, '0')}`,
      teams: [own, team(n * 13 + 1)],
    }
  })
  const runs = await measured(
    async () => {
      const start = performance.now()
      const index = indexRegistered({ players })
      const indexed = performance.now()
      for (const sighting of queued) rankCandidates(sighting, index)
      const end = performance.now()
      return { index: (indexed - start) / 1000, rank: (end - indexed) / 1000 }
    },
    ({ index, rank }) => index + rank,
  )
  return [
    {
      key: 'names.rank',
      says: '10,000 queued names ranked against 5,000 players, with the index',
      value: runs.index + runs.rank,
      unit: 's',
      target: 5,
    },
    { key: 'names.index', says: 'the index of 5,000 players', value: runs.index, unit: 's' },
    {
      key: 'names.card',
      says: 'one name ranked, on average',
      value: (runs.rank / QUEUED) * 1000,
      unit: 'ms',
      target: 50,
    },
  ]
}
