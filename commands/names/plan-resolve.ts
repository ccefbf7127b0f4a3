import { printWords } from '../../src/assistant/command/quote-word.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { DecisionDraft } from '../../src/pipeline/names/name-decision.ts'
import { otherMeanings } from '../../src/pipeline/names/read-meanings.ts'
import { printScope, sayScope } from '../../src/pipeline/names/scope.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { findName } from './find-name.ts'
import { findTarget } from './find-target.ts'
import { planDecisions } from './plan-decisions.ts'

export type ResolveInput = {
  readonly name?: string | undefined
  readonly as?: string | undefined
  readonly not?: string | undefined
  readonly newPlayer?: string | undefined
  readonly noPlayer?: boolean | undefined
  readonly scope?: string | undefined
  readonly dryRun: boolean
}

/** Plans one decision on one name: whom it means, whom it does not mean, that it is new or no player's. */
export async function planResolve(
  verb: 'resolve' | 'reject',
  input: ResolveInput & { readonly name: string },
  context: CommandContext,
): Promise<PlannedWork | Refusal> {
  const says = (
    [
      ['--as', input.as],
      ['--not', input.not],
      ['--new-player', input.newPlayer],
    ] as const
  ).filter(([, value]) => value !== undefined)
  const chosen = says.length + (input.noPlayer ? 1 : 0)
  const base = ['registry', verb, input.name]
  if (chosen !== 1)
    return refuse(
      'what-is-it',
      chosen === 0
        ? 'Say whom the name means.'
        : 'A name means one thing: one of --as, --new-player and --no-player.',
      `${printWords(base)} --as LOOKUP`,
      'registry resolve',
    )
  const [said] = says
  const flags = said ? [said[0], said[1] ?? ''] : ['--no-player']
  const withScope = (scope: string) => printWords([...base, ...flags, '--scope', scope])
  const warehouse = await context.reading()
  const found = await findName(input.name, input.scope, warehouse, withScope)
  if (isRefusal(found)) return found
  const { key, rawName, scope, meanings } = found
  const player = await playerOf(input, warehouse, lookup =>
    printWords([...base, flags[0] ?? '', lookup, '--scope', printScope(scope)]),
  )
  if (isRefusal(player)) return player
  const others =
    player && verb === 'resolve' ? otherMeanings(meanings, key.rawLookup, scope, player.lookup) : []
  if (others.length > 0 && scope.kind === 'everywhere')
    return refuse(
      'scope-too-wide',
      `${rawName} also means ${others.map(({ name, places }) => `${name} (${plural(places, 'place')})`).join(', ')}; everywhere is too wide.`,
      withScope(printScope({ kind: 'team season', team: key.team, season: key.season })),
      withScope(printScope({ kind: 'source', source: key.source })),
    )
  const draft: DecisionDraft = {
    kind: kindOf(input),
    key,
    rawName,
    scope,
    ...(player ? { player } : {}),
    evidence: { typed: true, meanings: meanings.slice(0, MOST_EVIDENCE) },
  }
  return planDecisions([draft], context, {
    line: withScope(printScope(scope)),
    dryRun: input.dryRun,
    notes: others.map(
      ({ name, places }) => `in ${sayScope(scope)} it means ${name} now in ${plural(places, 'place')}`,
    ),
  })
}

const MOST_EVIDENCE = 20

const kindOf = ({ as, not, newPlayer }: ResolveInput): DecisionDraft['kind'] =>
  as !== undefined
    ? 'accept'
    : not !== undefined
      ? 'reject'
      : newPlayer !== undefined
        ? 'new player'
        : 'not a player'

async function playerOf(
  { as, not, newPlayer }: ResolveInput,
  warehouse: Warehouse,
  line: (lookup: string) => string,
): Promise<DecisionDraft['player'] | Refusal> {
  if (newPlayer !== undefined) {
    const lookup = lookupOf(newPlayer)
    if (lookup === '') return refuse('no-letters', 'A new player needs a name with Latin letters.')
    return { lookup, name: newPlayer.trim() }
  }
  const text = as ?? not
  return text === undefined ? undefined : findTarget(text, warehouse, line)
}
