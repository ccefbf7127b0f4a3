import type { Answer } from '../answer/answer.ts'
import { parseCommand } from '../command/parse-command.ts'
import { printCommand } from '../command/print-command.ts'
import { helpFor } from '../command/render-help.ts'
import type { SurfaceFlags } from '../command/surface-flags.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { CommandContext } from './context.ts'
import { describePlan } from './describe-plan.ts'
import { type AnyCommand, isPlannedWork, type PlannedWork } from './handler.ts'

/** How a surface takes part in a request between the words and the answer. */
export type Surface = {
  readonly showPlan: (planned: PlannedWork, flags: SurfaceFlags) => void
  /** Undefined where nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean | undefined>
  /** Opens what a command may use, once the flags are known. */
  readonly open: (flags: SurfaceFlags) => Promise<CommandContext>
}

export type Response = {
  /** As it was understood, in one canonical line; undefined when it was not. */
  readonly line?: string
  readonly flags?: SurfaceFlags
  readonly answer: Answer | Refusal
}

/** The one path of every request: parse, plan, confirm, run, answer. */
export async function takeRequest(
  words: readonly string[],
  commands: readonly AnyCommand[],
  surface: Surface,
): Promise<Response> {
  const parsed = parseCommand(words, commands)
  if (isRefusal(parsed)) return { answer: parsed }
  const { definition, surface: flags } = parsed
  if (parsed.asks === 'help')
    return { line: `help ${definition.name}`, flags, answer: helpAnswer(definition) }
  const line = printCommand(parsed)
  const context = await surface.open(flags)
  if ('answer' in definition) return { line, flags, answer: await definition.answer(parsed.input, context) }

  const planned = await definition.plan(parsed.input, context)
  if (!isPlannedWork(planned)) return { line, flags, answer: planned }
  if (planned.onlyPlan || planned.plan.units.length === 0)
    return { line, flags, answer: describePlan(planned) }
  surface.showPlan(planned, flags)
  if (!flags.yes) {
    const confirmed = await surface.confirm(`Run this plan (${planned.plan.hash})?`)
    if (confirmed === undefined) {
      return {
        line,
        flags,
        answer: refuse('not-confirmed', 'Nobody is there to confirm the plan.', `${line} --yes`),
      }
    }
    if (!confirmed) return { line, flags, answer: refuse('not-confirmed', 'Nothing was run.', line) }
    // Somebody took time to read: what runs must still be what was shown.
    const again = await definition.plan(parsed.input, context)
    if (!isPlannedWork(again)) return { line, flags, answer: again }
    if (again.plan.hash !== planned.plan.hash) {
      surface.showPlan(again, flags)
      return {
        line,
        flags,
        answer: refuse(
          'plan-drifted',
          `The world moved while you read: plan ${planned.plan.hash} is now ${again.plan.hash}, shown above. Nothing was run.`,
          line,
        ),
      }
    }
  }
  return { line, flags, answer: await definition.work(planned, context) }
}

const helpAnswer = (definition: AnyCommand): Answer => ({
  outcome: 'done',
  headline: `${definition.name}: ${definition.summary}`,
  facts: [],
  blocks: [{ kind: 'text', lines: helpFor(definition).split('\n') }],
  data: { command: definition.name },
})
