import path from 'node:path'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { printRange } from '../../src/assistant/range/echo-range.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { collectHandoff } from './collect-handoff.ts'
import { renderHandoff } from './render-handoff.ts'
import { refuseTarget, writeHandoff } from './write-handoff.ts'

export type HandoffInput = {
  readonly range: string
  readonly out?: string | undefined
  readonly force: boolean
}

/** Prints the hand-over, or writes it where it is asked for. */
export async function answerHandoff(input: HandoffInput, context: CommandContext): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const read = await readRange(input.range, context, warehouse)
  if (isRefusal(read)) return read
  const file = input.out === undefined ? undefined : path.resolve(context.folder, input.out)
  const refused = file && (await refuseTarget(file, input.force, `handoff ${printRange(read.range)}`))
  if (refused) return refused
  const handoff = await collectHandoff(warehouse, context, read.calendar, read.range)
  const lines = renderHandoff(handoff)
  const markdown = `${lines.join('\n')}\n`
  if (file) await writeHandoff(file, markdown)
  const { runs, quarantine, names } = handoff
  return {
    outcome: handoff.outcome,
    headline: handoff.headline,
    facts: [
      ...(file ? [`the hand-over is ${file}, ${plural(lines.length, 'line')}`] : []),
      `${plural(runs.total, 'run')}, ${plural(quarantine.length, 'file')} in quarantine, ${plural(names.length, 'name')} pending`,
    ],
    ...(file ? {} : { blocks: [{ kind: 'text' as const, lines }] }),
    next: handoff.next,
    data: { start: read.range.start, end: read.range.end, file: file ?? null, markdown },
  }
}
