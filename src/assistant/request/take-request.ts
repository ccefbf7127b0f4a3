import type { Answer } from '../answer/answer.ts'
import { parseCommand } from '../command/parse-command.ts'
import { printCommand } from '../command/print-command.ts'
import { helpFor } from '../command/render-help.ts'
import type { SurfaceFlags } from '../command/surface-flags.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { redactAll } from '../rights/redact.ts'
import type { CommandContext } from './context.ts'
import { describePlan } from './describe-plan.ts'
import { type AnyCommand, isPlannedWork, type PlannedWork, type Works } from './handler.ts'
import { may } from './may.ts'
import { noteOf, resultOf } from './note.ts'
import { wholeLines } from './whole-lines.ts'

/** How a surface takes part in a request between the words and the answer. */
export type Surface = {
  readonly showPlan: (planned: PlannedWork) => void
  /** Undefined where nobody can be asked. With `typed`, only that text is a yes. */
  readonly confirm: (question: string, typed?: string) => Promise<boolean | undefined>
  /** Opens what a command may use, once the flags are known. */
  readonly open: (flags: SurfaceFlags) => Promise<CommandContext>
}

export type Response = {
  /** As it was understood, in one canonical line; undefined when it was not. */
  readonly line?: string
  readonly flags?: SurfaceFlags
  readonly answer: Answer | Refusal
}

/** The one path of every request: parse, authorise, plan, confirm, run, answer. What leaves it holds no secret. */
export async function takeRequest(
  words: readonly string[],
  commands: readonly AnyCommand[],
  surface: Surface,
): Promise<Response> {
  return redactAll(await respond(words, commands, surface))
}

async function respond(
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
  const forbidden = may(context, definition)
  if (forbidden) return { line, flags, answer: forbidden }
  const talked = 'talk' in definition ? await definition.talk?.(parsed.input, context) : undefined
  if (isWords(talked))
    return respond(flags.yes ? [...talked, '--yes'] : talked, commands, {
      ...surface,
      open: async () => context,
    })
  if (talked) return { line, flags, answer: talked }
  const answer =
    'answer' in definition
      ? await definition.answer(parsed.input, context)
      : await plannedAnswer(definition, parsed.input, context, surface, { line, yes: flags.yes })
  return { line, flags, answer: wholeLines(answer, definition, parsed.typed) }
}

/** What a command plans, if it may be done at all. */
async function planOf(
  // biome-ignore lint/suspicious/noExplicitAny: as above
  definition: Works<any>,
  input: unknown,
  context: CommandContext,
): Promise<PlannedWork | Answer | Refusal> {
  const planned = await definition.plan(input, context)
  if (!isPlannedWork(planned)) return planned
  const { examinePlan } = await import('./examine-plan.ts')
  return examinePlan(planned, context)
}

const isWords = (talked: readonly string[] | Answer | Refusal | undefined): talked is readonly string[] =>
  Array.isArray(talked)

async function plannedAnswer(
  // biome-ignore lint/suspicious/noExplicitAny: the definition and its own parsed input agree by construction
  definition: AnyCommand & Works<any>,
  input: unknown,
  context: CommandContext,
  surface: Surface,
  { line, yes }: { readonly line: string; readonly yes: boolean },
): Promise<Answer | Refusal> {
  const planned = await planOf(definition, input, context)
  if (!isPlannedWork(planned)) return planned
  const { plan, destroys } = planned
  if (planned.onlyPlan || plan.units.length === 0) return describePlan(planned)
  surface.showPlan(planned)
  // What destroys is never confirmed by a flag: somebody has to type its name.
  if (!yes || destroys !== undefined) {
    const question =
      destroys === undefined
        ? `Run this plan (${plan.hash})?`
        : `This destroys ${destroys}. Type its name to go on:`
    const confirmed = await surface.confirm(question, destroys)
    if (confirmed === undefined) {
      const fix = destroys === undefined ? [`${line} --yes`] : []
      return refuse('not-confirmed', 'Nobody is there to confirm the plan.', ...fix)
    }
    if (!confirmed) return refuse('declined', 'Nothing was run.', line)
    // Somebody took time to read: what runs must still be what was shown, and he must still be allowed to.
    const again = await planOf(definition, input, context)
    if (!isPlannedWork(again)) return again
    if (again.plan.hash !== plan.hash) {
      surface.showPlan(again)
      const moved = `The world moved while you read: plan ${plan.hash} is now ${again.plan.hash}, shown above. Nothing was run.`
      return refuse('plan-drifted', moved, line)
    }
  }
  const forbidden = may(context, definition)
  if (forbidden) return forbidden
  const note = noteOf(context, line)
  await note('confirmed', { planHash: plan.hash })
  const answer = await definition.work(planned, context)
  await note('ended', { planHash: plan.hash, result: resultOf(answer) })
  return answer
}

const helpAnswer = (definition: AnyCommand): Answer => ({
  outcome: 'done',
  headline: `${definition.name}: ${definition.summary}`,
  facts: [],
  blocks: [{ kind: 'text', lines: helpFor(definition).split('\n') }],
  data: { command: definition.name },
})
