import type { Answer } from '../../src/assistant/answer/answer.ts'
import { nearest } from '../../src/assistant/command/nearest.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readAliases } from '../../src/pipeline/registry/read-aliases.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { aliasTable } from './alias-table.ts'

/** Rows that a person reads; the rest are in --json. */
const SHOWN = 50

/** All aliases, or those of one spelling or one player. */
export async function answerAliases(
  { lookup: text }: { readonly lookup?: string | undefined },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const all = await readAliases(await context.reading())
  const asked = text === undefined ? undefined : lookupOf(text)
  const found = all.filter(
    row => asked === undefined || row.alias_lookup === asked || row.nba_canonical_lookup === asked,
  )
  if (text !== undefined && found.length === 0) {
    const known = all.flatMap(row => [String(row.alias_lookup), String(row.nba_canonical_lookup)])
    const near = nearest(asked ?? '', [...new Set(known)])
    return refuse(
      'no-alias',
      `No alias is spelled \`${showSeen(text)}\`, and none means a player of that lookup.`,
      ...(near ? [`registry aliases ${near}`] : []),
      'registry aliases',
    )
  }
  const active = found.filter(row => row.is_active).length
  const undone = found.length - active
  return {
    outcome: 'done',
    headline:
      found.length === 0
        ? 'No alias: every spelling is understood by rules, or waits in the queue.'
        : `${plural(active, 'alias', 'aliases')} in force${undone > 0 ? `, ${formatCount(undone)} undone` : ''}.`,
    facts: found.length > SHOWN ? [`the first ${SHOWN} are shown; --json has all`] : [],
    blocks: found.length > 0 ? [aliasTable(found.slice(0, SHOWN))] : [],
    next: found[0] ? [`registry show ${found[0].nba_canonical_lookup}`] : [],
    data: { aliases: found },
  }
}
