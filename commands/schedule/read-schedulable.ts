import { parseLine } from '../../src/assistant/command/parse-command.ts'
import { printCommand } from '../../src/assistant/command/print-command.ts'
import { parseRange } from '../../src/assistant/range/parse-range.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { AnyCommand } from '../../src/assistant/request/handler.ts'
import { may } from '../../src/assistant/request/may.ts'

/** A process of its own, or what would go in circles. */
const isNever = ({ name }: AnyCommand): boolean => /^(worker|slack|schedule|watch)\b/.test(name)

/** A line that may be asked without anybody there, in its canonical form; a refusal's ways out are such lines, too. */
export function readSchedulable(
  line: string,
  all: readonly AnyCommand[],
  context: CommandContext,
): { readonly line: string; readonly definition: AnyCommand } | Refusal {
  const parsed = parseLine(line, all)
  if (isRefusal(parsed)) return parsed
  const { definition } = parsed
  const { name } = definition
  if (parsed.asks === 'help' || name === 'help')
    return refuse('not-schedulable', 'Help is for somebody who reads it; it is not scheduled.')
  if (isNever(definition))
    return refuse('not-schedulable', `\`${name}\` is not scheduled: it is for somebody who is there.`)
  if (definition.risk === 'destroys')
    return refuse('not-schedulable', `\`${name}\` destroys, so somebody has to confirm it each time.`)
  if (parsed.surface.home !== undefined)
    return refuse('not-schedulable', 'A schedule works in the home of its workers; leave out `--home`.')
  const forbidden = may(context, definition)
  if (forbidden) return forbidden
  const { range } = parsed.typed
  if (typeof range === 'string') {
    const read = parseRange(range, { today: context.today })
    if (isRefusal(read)) {
      const fix = read.fix.map(better =>
        printCommand({ definition, typed: { ...parsed.typed, range: better } }),
      )
      return { ...read, fix }
    }
  }
  return { line: printCommand(parsed), definition }
}
