import type { RegisteredIndex } from './index-registered.ts'
import type { NameCase } from './name-case.ts'
import type { NameTally } from './name-tally.ts'
import { type NameVerdict, rankCandidates } from './rank-candidates.ts'

export type NameMiss = { case: NameCase; verdict: NameVerdict; candidates: readonly string[] }

export type NameScore = {
  total: NameTally
  by: readonly ({ source: string; category: string } & NameTally)[]
  /** if only the score decided: the best candidate from this score on */
  thresholds: readonly ({ from: number } & NameTally)[]
  /** answered wrongly first, then those not answered */
  misses: readonly NameMiss[]
}

const THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]

const tally = (): NameTally => ({ cases: 0, nameable: 0, answered: 0, right: 0 })

const count = (into: NameTally, expected: string | null, answer: string | undefined): void => {
  into.cases += 1
  if (expected !== null) into.nameable += 1
  if (answer !== undefined) into.answered += 1
  if (answer !== undefined && answer === expected) into.right += 1
}

/** Asks the engine every case and counts: by source and category, by threshold of the score, and with what it missed. */
export const scoreCases = (cases: readonly NameCase[], index: RegisteredIndex): NameScore => {
  const total = tally()
  const by = new Map<string, { source: string; category: string } & NameTally>()
  const thresholds = THRESHOLDS.map(from => ({ from, ...tally() }))
  const misses: NameMiss[] = []
  for (const one of cases) {
    const { expected, category } = one
    const { source } = one.sighting
    const { verdict, candidates } = rankCandidates(one.sighting, index)
    const answer = verdict.is === 'answer' ? verdict.id : undefined
    const key = `${source}|${category}`
    const group = by.get(key) ?? { source, category, ...tally() }
    by.set(key, group)
    count(total, expected, answer)
    count(group, expected, answer)
    const [best] = candidates
    for (const threshold of thresholds)
      count(threshold, expected, best && best.score >= threshold.from ? best.id : undefined)
    if (answer !== (expected ?? undefined))
      misses.push({ case: one, verdict, candidates: candidates.map(({ name }) => name) })
  }
  const key = ({ source, category }: { source: string; category: string }) => `${source}|${category}`
  return {
    total,
    by: [...by.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    thresholds,
    misses: misses.sort((a, b) => Number(b.verdict.is === 'answer') - Number(a.verdict.is === 'answer')),
  }
}
