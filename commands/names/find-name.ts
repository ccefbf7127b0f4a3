import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { DecisionScope, NameKey } from '../../src/pipeline/names/name-decision.ts'
import { type Meaning, readMeanings } from '../../src/pipeline/names/read-meanings.ts'
import { covers, parseScope, printScope } from '../../src/pipeline/names/scope.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/** A name that a person typed, where it is printed, and the scope of what he decides. */
export type FoundName = {
  readonly rawName: string
  readonly key: NameKey
  readonly scope: DecisionScope
  readonly meanings: readonly Meaning[]
}

/**
 * Finds a printed name and the scope that is meant. Without a scope it is the one game, or the one team and season,
 * in which it means nobody; where there are several, all of them are listed.
 */
export async function findName(
  text: string,
  typedScope: string | undefined,
  warehouse: Warehouse,
  line: (scope: string) => string,
): Promise<FoundName | Refusal> {
  const lookups = [...new Set([lookupOf(text), lookupOf(reverseName(text))])].filter(Boolean)
  if (lookups.length === 0)
    return refuse(
      'no-letters',
      `A name has a Latin letter or a digit; got \`${showSeen(text)}\`. Names without one are decided game by game, in the guided flow.`,
      'registry resolve',
    )
  const meanings = await readMeanings(warehouse, lookups)
  const [first] = meanings
  if (!first)
    return refuse('unknown-name', `No source prints the name \`${showSeen(text)}\`.`, 'registry queue')
  const scope = typedScope === undefined ? onlyScope(meanings, text, line) : readScope(typedScope, line)
  if (isRefusal(scope)) return scope
  const there = meanings.filter(({ key }) =>
    scope.kind === 'game' ? key.team === scope.team : covers(scope, { ...key, gameId: '' }),
  )
  const own = there.find(({ player }) => player === undefined) ?? there[0]
  if (!own)
    return refuse(
      'empty-scope',
      `\`${showSeen(text)}\` is not printed in ${printScope(scope)}.`,
      ...scopesOf(meanings).map(line),
    )
  return { rawName: own.rawName, key: own.key, scope, meanings }
}

const scopesOf = (meanings: readonly Meaning[]): readonly string[] => [
  ...new Set(
    meanings.map(({ key }) => printScope({ kind: 'team season', team: key.team, season: key.season })),
  ),
]

function onlyScope(
  meanings: readonly Meaning[],
  text: string,
  line: (scope: string) => string,
): DecisionScope | Refusal {
  const open = meanings.filter(({ player }) => player === undefined)
  const [single, ...rest] = open
  // A gamebook prints last names alone: what is open in one game says nothing of another.
  if (single?.key.source === 'gamebook' && rest.length === 0 && single.places === 1)
    return { kind: 'game', gameId: single.gameId, team: single.key.team }
  const scopes = scopesOf(open.length > 0 ? open : meanings)
  const [one, ...others] = scopes
  if (one !== undefined && others.length === 0) return parseScope(one) as DecisionScope
  return refuse(
    'scope-needed',
    `\`${showSeen(text)}\` is printed for ${plural(scopes.length, 'team and season', 'teams and seasons')}; say which is meant.`,
    ...scopes.slice(0, 5).map(line),
  )
}

const readScope = (typed: string, line: (scope: string) => string): DecisionScope | Refusal =>
  parseScope(typed) ??
  refuse(
    'bad-scope',
    `A scope is game:20211022_BOS_NYK:NYK, team:NYK:2021-22, source:bigdataball or everywhere; got \`${showSeen(typed)}\`.`,
    line('source:bigdataball'),
    line('everywhere'),
  )
