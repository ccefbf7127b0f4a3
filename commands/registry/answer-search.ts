import type { Answer } from '../../src/assistant/answer/answer.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readRegistryPlayers } from '../../src/pipeline/registry/read-registry-players.ts'
import { findRegistered } from './find-registered.ts'
import { sayStints } from './say-stints.ts'

/** Rows that a person reads; a longer text narrows them down. */
const SHOWN = 20

/** Everybody whom a text in any spelling may mean. */
export async function answerSearch(
  { text }: { readonly text: string },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const players = await readRegistryPlayers(await context.reading())
  const found = findRegistered(text, players, 'registry show')
  if (isRefusal(found)) return found
  const shown = found.slice(0, SHOWN)
  const [first] = shown
  return {
    outcome: 'done',
    headline: `\`${showSeen(text)}\` ${
      found.length === 1 && first
        ? `means ${first.name} (${first.lookup})`
        : `is the name, or part of it, of ${plural(found.length, 'player')}`
    }.`,
    facts: found.length > SHOWN ? [`the first ${SHOWN} are shown; a longer text finds fewer`] : [],
    blocks: [
      {
        kind: 'table',
        columns: [{ name: 'name' }, { name: 'lookup' }, { name: 'id' }, { name: 'teams' }],
        rows: shown.map(player => [player.name, player.lookup, player.ids.join(', '), sayStints(player)]),
      },
    ],
    next: first ? [`registry show ${first.lookup}`] : [],
    data: {
      players: found.map(({ name, lookup, ids, stints }) => ({ name, lookup, ids, stints })),
    },
  }
}
