import { type Feature, featuresOf } from './features.ts'
import { findSuspects } from './find-suspects.ts'
import type { RegisteredIndex } from './index-registered.ts'
import type { NameCase } from './name-case.ts'
import { shareLastName } from './share-last-name.ts'
import { WEIGHTS } from './weights.ts'

type Weights = Record<Feature, number>

export type Calibration = {
  weights: Weights
  /** mean loss per case in nats, with the weights that it started from and with these */
  before: number
  after: number
  /** how many cases spoke of each fact */
  seen: ReadonlyMap<Feature, number>
}

const ROUNDS = 300
const STEP = 0.5
/** How strongly a weight is drawn back to where it started: a fact that few cases know must not run away. */
const PULL = 10

/** One case as the fit sees it: the facts of every suspect, and which suspect is meant (-1: none of them). */
type Observed = { suspects: Feature[][]; meant: number }

const observe = ({ sighting, expected }: NameCase, index: RegisteredIndex): Observed => {
  const suspects = findSuspects(sighting, index.read(sighting.rawName), index)
  const sharing = shareLastName(suspects)
  return {
    suspects: suspects.map(suspect => featuresOf(suspect, sharing(suspect))),
    meant: suspects.findIndex(({ known }) => known.player.id === expected),
  }
}

const probabilities = (suspects: readonly Feature[][], weights: Weights): number[] => {
  const odds = suspects.map(features =>
    Math.exp(features.reduce((sum, feature) => sum + weights[feature], 0)),
  )
  const all = 1 + odds.reduce((sum, one) => sum + one, 0)
  return odds.map(one => one / all)
}

const meanLoss = (observed: readonly Observed[], weights: Weights): number =>
  observed.reduce((sum, { suspects, meant }) => {
    const chances = probabilities(suspects, weights)
    const chance = meant < 0 ? 1 - chances.reduce((a, b) => a + b, 0) : (chances[meant] ?? 0)
    return sum - Math.log(Math.max(chance, 1e-12))
  }, 0) / Math.max(1, observed.length)

/**
 * Fits the weights to cases whose answers are known: conditional logistic regression of "which of the suspects, or nobody",
 * by gradient descent with each weight drawn back to its start. Deterministic: the same cases give the same weights.
 */
export const calibrate = (
  cases: readonly { case: NameCase; index: RegisteredIndex }[],
  start: Readonly<Weights> = WEIGHTS,
): Calibration => {
  const observed = cases.map(({ case: one, index }) => observe(one, index))
  const seen = new Map<Feature, number>()
  for (const { suspects } of observed)
    for (const feature of new Set(suspects.flat())) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const weights: Weights = { ...start }
  const speeds = new Map<Feature, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Map<Feature, number>()
    for (const { suspects, meant } of observed) {
      const chances = probabilities(suspects, weights)
      suspects.forEach((features, i) => {
        const push = (i === meant ? 1 : 0) - (chances[i] ?? 0)
        for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + push)
      })
    }
    for (const [feature, sum] of slope) {
      // AdaGrad: rare facts move as fast as common ones.
      const pushed = sum / observed.length - (PULL * (weights[feature] - start[feature])) / observed.length
      const speed = (speeds.get(feature) ?? 0) + pushed * pushed
      speeds.set(feature, speed)
      if (speed > 0) weights[feature] += (STEP * pushed) / Math.sqrt(speed)
    }
  }
  return { weights, before: meanLoss(observed, start), after: meanLoss(observed, weights), seen }
}
