import type { DecisionScope } from '../../pipeline/names/name-decision.ts'
import { keyText, type QueueEntry } from '../../pipeline/names/queue-entry.ts'
import type { Meaning } from '../../pipeline/names/read-meanings.ts'
import { otherMeanings } from '../../pipeline/names/read-meanings.ts'
import type { Players } from '../../pipeline/names/registered-players.ts'
import { covers, sayScope } from '../../pipeline/names/scope.ts'
import type { Candidate } from '../../registry/evidence/candidate.ts'
import { type NameVerdict, rankCandidates } from '../../registry/evidence/rank-candidates.ts'
import type { NameSighting } from '../../registry/evidence/registered.ts'
import type { Resolution } from '../../registry/season-names.ts'
import type { CardCandidate, CardScope, NameCard } from './name-card.ts'

const MOST_CANDIDATES = 5

/** The card of a name: ranked where it was printed last, with the facts in words. */
export function makeCard(
  entry: QueueEntry,
  { index, byLookup }: Players,
  meanings: readonly Meaning[],
): NameCard {
  const latest = entry.sightings.at(-1) as Resolution
  const { verdict, candidates } = rankCandidates(sightingOf(latest), index)
  const nameOf = (lookup: string) => byLookup.get(lookup)?.name ?? lookup
  const { state } = entry
  return {
    key: entry.key,
    id: keyText(entry.key),
    rawName: entry.rawNames[0] ?? '',
    alsoPrinted: entry.rawNames.slice(1),
    occurrences: entry.sightings.length,
    games: entry.games,
    dates: entry.dates,
    impact: entry.impact,
    verdict: sayVerdict(verdict, nameOf),
    ...(verdict.is === 'answer' ? { clear: verdict.id } : {}),
    candidates: candidates
      .slice(0, MOST_CANDIDATES)
      .map(candidate => candidateOf(candidate, byLookup.get(candidate.id)?.teams ?? [])),
    scopes: scopesOf(entry, meanings),
    ...(state.is === 'open' && state.unsure ? { unsure: state.unsure.by.name } : {}),
  }
}

const GAME_TEAMS = /^\d{8}_([A-Z]{3})_([A-Z]{3})$/

/** An injury report's line without a game names one team; every other source names a game. */
const sightingOf = ({ source, gameId, date, team, rawName }: Resolution): NameSighting => {
  const [, away, home] = GAME_TEAMS.exec(gameId) ?? []
  return {
    rawName,
    source,
    date,
    teams: away && home ? [away, home] : team === '' ? [] : [team],
    ...(team === '' ? {} : { team }),
    ...(source === 'gamebook' ? { status: 'inactive' as const } : {}),
    ...(source === 'bigdataball' ? { status: 'active' as const } : {}),
  }
}

const candidateOf = ({ id, name, score, reasons }: Candidate, teams: readonly string[]): CardCandidate => ({
  lookup: id,
  name,
  teams,
  score,
  reasons: reasons.filter(({ weight }) => weight >= 0).map(({ text }) => text),
  against: reasons.filter(({ weight }) => weight < 0).map(({ text }) => text),
})

function sayVerdict(verdict: NameVerdict, nameOf: (lookup: string) => string): string {
  switch (verdict.is) {
    case 'answer':
      return `the evidence points to ${nameOf(verdict.id)} (${verdict.rule})`
    case 'ambiguous':
      return `${verdict.why}: ${verdict.between.map(nameOf).join(', ')}`
    case 'not a player':
      return `seems to be no player: ${verdict.why}`
    case 'nobody':
      return verdict.why
  }
}

/** Every scope that the name may be decided for, with whom its spelling means there now. */
function scopesOf(entry: QueueEntry, meanings: readonly Meaning[]): readonly CardScope[] {
  const { key, games, sightings } = entry
  const [game] = games
  const scopes: readonly DecisionScope[] = [
    ...(game ? [{ kind: 'game' as const, gameId: game, team: key.team }] : []),
    { kind: 'team season', team: key.team, season: key.season },
    { kind: 'source', source: key.source },
    { kind: 'everywhere' },
  ]
  return scopes.map(scope => {
    const open = sightings.filter(({ gameId }) => covers(scope, { ...key, gameId }))
    const elsewhere = meanings.filter(
      meaning =>
        !meaning.player &&
        meaning.key.rawLookup === key.rawLookup &&
        (meaning.key.team !== key.team ||
          meaning.key.season !== key.season ||
          meaning.key.source !== key.source) &&
        scope.kind !== 'game' &&
        covers(scope, { ...meaning.key, gameId: '' }),
    )
    return {
      scope,
      says: sayScope(scope),
      means: otherMeanings(meanings, key.rawLookup, scope, ''),
      places: open.length + elsewhere.reduce((sum, { places }) => sum + places, 0),
      dates: new Set(open.map(({ date }) => date)).size,
    }
  })
}
