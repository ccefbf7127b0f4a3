import { completeLine } from '../assistant/command/complete-line.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** How long what was read stays good enough for a Tab key. */
const KEPT_MS = 10_000

/** Completes lines with what the warehouse knows; reads it once and then again only when it has grown old. */
export function completer(
  commands: readonly AnyCommand[],
  reading: () => Promise<Warehouse>,
  today: () => string,
): (line: string) => Promise<readonly string[]> {
  let kept: { readonly at: number; readonly words: Promise<Vocabulary> } | undefined
  return async line => {
    if (!kept || Date.now() - kept.at > KEPT_MS) {
      kept = { at: Date.now(), words: reading().then(warehouse => readVocabulary(warehouse, today())) }
      // A failed look is not kept; the next Tab looks again.
      kept.words.catch(() => {
        kept = undefined
      })
    }
    const words = await kept.words
    return completeLine(line, { definitions: commands, values: key => words[key as keyof Vocabulary] ?? [] })
  }
}
