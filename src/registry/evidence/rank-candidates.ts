import { whyNotAPlayer } from '../normalise/why-not-a-player.ts'
import type { Candidate, Suspect } from './candidate.ts'
import { explainSuspect } from './explain-suspect.ts'
import { featuresOf } from './features.ts'
import { findSuspects } from './find-suspects.ts'
import { holdsFor } from './holds-for.ts'
import type { RegisteredIndex } from './index-registered.ts'
import type { NameSighting } from './registered.ts'
import { type NameRule, settleByRule } from './settle-by-rule.ts'
import { shareLastName } from './share-last-name.ts'
import { WEIGHTS } from './weights.ts'

/** What the evidence says. Only `answer` names a player; `score` is the probability that he is meant. */
export type NameVerdict =
  | { is: 'answer'; id: string; rule: NameRule; score: number }
  | { is: 'ambiguous'; between: readonly string[]; why: string }
  | { is: 'not a player'; why: string }
  | { is: 'nobody'; why: string }

export type Ranking = { verdict: NameVerdict; candidates: readonly Candidate[] }

/** Without a rule, an answer wants this much certainty and a fact of the source beside the name (jersey, minutes). */
const ANSWERS_FROM = 0.98
/** Below this a candidate is no reason to call a name ambiguous. */
const WORTH_ASKING = 0.05
const MOST_CANDIDATES = 8

type Weights = typeof WEIGHTS

/** Weighs suspects against each other and against nobody: the probabilities add up to less than 1. */
const weigh = (
  suspects: readonly Suspect[],
  sighting: NameSighting,
  weights: Weights,
): (Candidate & { suspect: Suspect })[] => {
  const sharing = shareLastName(suspects)
  const weighed = suspects.map(suspect => {
    const around = sharing(suspect)
    const features = featuresOf(suspect, around)
    return {
      suspect,
      around,
      features,
      odds: Math.exp(features.reduce((sum, feature) => sum + weights[feature], 0)),
    }
  })
  const all = 1 + weighed.reduce((sum, { odds }) => sum + odds, 0)
  return weighed
    .sort((a, b) => b.odds - a.odds || (a.suspect.known.player.id < b.suspect.known.player.id ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(({ suspect, around, features, odds }) => ({
      suspect,
      id: suspect.known.player.id,
      name: suspect.known.player.name,
      score: odds / all,
      reasons: explainSuspect(suspect, sighting, around, features, weights),
    }))
}

const hasFactsOfItsOwn = ({ jersey, minutes, status, rejected, relation, standing }: Suspect): boolean =>
  !rejected &&
  (jersey === 'same' || minutes === 'close') &&
  jersey !== 'differs' &&
  minutes !== 'far' &&
  status !== 'contradicts' &&
  relation.suffix !== 'differs' &&
  standing.place === 'in the game'

/** `(TOR)` behind a name is its team and `#23` its jersey, where the source does not say so itself. */
const withPrinted = (
  sighting: NameSighting,
  { code, jersey }: { code?: string; jersey?: number },
): NameSighting => ({
  ...sighting,
  ...(sighting.team === undefined && code !== undefined && sighting.teams.includes(code)
    ? { team: code }
    : {}),
  ...(sighting.jersey === undefined && jersey !== undefined ? { jersey } : {}),
})

/**
 * Ranks whom a printed name may mean, with the reasons, and says what may be concluded. Rules come first and are named; where
 * none speaks, the weighed evidence answers only with a fact of the source beside the name. Two who fit equally well are
 * ambiguous, always.
 */
export const rankCandidates = (
  seen: NameSighting,
  index: RegisteredIndex,
  weights: Weights = WEIGHTS,
): Ranking => {
  const printed = index.read(seen.rawName)
  const sighting = withPrinted(seen, printed)
  const suspects = findSuspects(sighting, printed, index)
  const weighed = weigh(suspects, sighting, weights)
  const candidates: Candidate[] = weighed.map(({ suspect: _, ...candidate }) => candidate)
  const verdict = (): NameVerdict => {
    const answer = (id: string, rule: NameRule): NameVerdict => ({
      is: 'answer',
      id,
      rule,
      score: candidates.find(candidate => candidate.id === id)?.score ?? 1,
    })
    const decided = index.decisionsOn(printed.lookup).filter(decision => holdsFor(decision, sighting))
    const said = decided.flatMap(decision => (decision.says === 'is' ? [decision.id] : []))
    if (new Set(said).size > 1)
      return { is: 'ambiguous', between: [...new Set(said)], why: 'earlier decisions differ' }
    if (said[0] !== undefined) return answer(said[0], 'earlier decision')
    if (decided.some(({ says }) => says === 'not a player'))
      return { is: 'not a player', why: 'a person said so' }

    const spelledSo = suspects.some(({ relation }) => relation.likeness === 'exact')
    const nonsense = spelledSo || sighting.status ? undefined : whyNotAPlayer(sighting.rawName)
    if (nonsense) return { is: 'not a player', why: nonsense }
    const role = index.roleOf(printed.lookup)
    const settled = settleByRule(suspects)
    if (role && !(settled && 'one' in settled && settled.one.relation.likeness === 'exact'))
      return { is: 'not a player', why: `gamebooks name ${printed.text} as ${role}` }
    if (settled && 'one' in settled) return answer(settled.one.known.player.id, settled.rule)
    const [first] = weighed
    if (first && first.score >= ANSWERS_FROM && hasFactsOfItsOwn(first.suspect))
      return answer(first.id, 'evidence')
    if (settled) {
      const between = settled.several.map(({ known }) => known.player.id)
      return { is: 'ambiguous', between, why: 'the name fits several players, or one who cannot be meant' }
    }
    const plausible = weighed.filter(({ score }) => score >= WORTH_ASKING)
    if (plausible.length > 0) {
      const between = plausible.map(({ id }) => id)
      return { is: 'ambiguous', between, why: 'the name alone does not say it' }
    }
    return { is: 'nobody', why: first ? 'nobody registered fits well enough' : 'nobody is called so' }
  }
  return { verdict: verdict(), candidates }
}
