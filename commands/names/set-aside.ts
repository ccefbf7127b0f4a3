import type { Answer } from '../../src/assistant/answer/answer.ts'
import { nearest } from '../../src/assistant/command/nearest.ts'
import { printWords } from '../../src/assistant/command/quote-word.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { DecisionDraft } from '../../src/pipeline/names/name-decision.ts'
import { readQueue } from '../../src/pipeline/names/read-queue.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import { decide } from './do-decisions.ts'

const CLAIM_HOURS = 24

export type Aside =
  | { readonly kind: 'claim' | 'release' }
  | { readonly kind: 'snooze'; readonly until: string }

/** Takes a name out of everybody's way for a while, or gives it back. Nothing is computed for it. */
export async function setAside(
  name: string,
  aside: Aside,
  context: CommandContext,
): Promise<Answer | Refusal> {
  const now = context.now()
  if (aside.kind === 'snooze' && aside.until <= context.today)
    return refuse(
      'past-date',
      `A name rests until a day to come; ${aside.until} is not.`,
      printWords(['registry', 'snooze', name]),
    )
  const { entries } = await readQueue(await context.reading(), { now, today: context.today })
  const lookups = [lookupOf(name), lookupOf(reverseName(name))]
  const found = entries.filter(
    ({ key, rawNames }) =>
      rawNames.includes(name) || (key.rawLookup !== '' && lookups.includes(key.rawLookup)),
  )
  if (found.length === 0) {
    const guess = nearest(
      name,
      entries.map(({ rawNames }) => rawNames[0] ?? ''),
    )
    return refuse(
      'unknown-name',
      `No name of the queue is \`${showSeen(name)}\`.`,
      ...(guess ? [printWords(['registry', aside.kind === 'snooze' ? 'snooze' : 'claim', guess])] : []),
      'registry queue',
    )
  }
  const others = found.find(
    ({ state }) => state.is === 'claimed' && state.decision.by.id !== context.asker.id,
  )
  if (others?.state.is === 'claimed')
    return refuse(
      'claimed',
      `${others.state.decision.by.name} looks at ${name} until ${(others.state.decision.until ?? '').slice(0, 16).replace('T', ' ')} UTC.`,
      'registry queue --all',
    )
  const until =
    aside.kind === 'snooze'
      ? `${aside.until}T00:00:00.000Z`
      : new Date(now.getTime() + CLAIM_HOURS * 3_600_000).toISOString()
  const drafts = found.map(
    ({ key, rawNames }): DecisionDraft => ({
      kind: aside.kind,
      key,
      rawName: rawNames[0] ?? '',
      scope: { kind: 'team season', team: key.team, season: key.season },
      ...(aside.kind === 'release' ? {} : { until }),
    }),
  )
  const refusal = await decide(drafts, context)
  if (refusal) return refusal
  const [first] = drafts as [DecisionDraft]
  const said = sayDecision(first)
  return {
    outcome: 'done',
    headline: `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`,
    facts:
      drafts.length > 1
        ? [
            `${plural(drafts.length, 'place of the queue', 'places of the queue')}: ${drafts.map(({ key }) => `${key.team} ${key.season} ${key.source}`).join(', ')}`,
          ]
        : [],
    next: ['registry queue --all'],
    data: { name, ...aside, keys: drafts.map(({ key }) => key) },
  }
}
