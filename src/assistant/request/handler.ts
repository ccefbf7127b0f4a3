import type { z } from 'zod'
import type { DecisionDraft, NameDecision } from '../../pipeline/names/name-decision.ts'
import type { Plan } from '../../pipeline/plan/plan.ts'
import type { Answer } from '../answer/answer.ts'
import { type CommandDefinition, defineCommand } from '../command/define-command.ts'
import type { Refusal } from '../refusal.ts'
import type { CommandContext } from './context.ts'

/** Answers at once. */
export type Reads<I extends z.ZodObject> = {
  readonly answer: (input: z.output<I>, context: CommandContext) => Promise<Answer | Refusal>
}

/** Plans, and does what was planned once it is confirmed. Nothing below `work` knows of a dry run. */
export type Works<I extends z.ZodObject> = {
  readonly plan: (input: z.output<I>, context: CommandContext) => Promise<PlannedWork | Answer | Refusal>
  readonly work: (planned: PlannedWork, context: CommandContext) => Promise<Answer | Refusal>
  /**
   * A dialogue that comes first where the input leaves something to be asked. It ends in an answer, or in the words of
   * another command, whose plan is then shown as usual; undefined where there is nothing to ask.
   */
  readonly talk?: (
    input: z.output<I>,
    context: CommandContext,
  ) => Promise<readonly string[] | Answer | Refusal | undefined>
}

export type Handler<I extends z.ZodObject> = Reads<I> | Works<I>

/** A plan on its way to be confirmed. */
export type PlannedWork = {
  readonly planned: true
  readonly plan: Plan
  /** What was understood: the range with its days, the processors. */
  readonly echo: string
  /** Somebody only wanted to see it. */
  readonly onlyPlan: boolean
  /** The same for the same request. */
  readonly requestKey: string
  /** An interrupted run that is taken up again. */
  readonly resumes?: string
  /** What a destructive plan destroys: the person has to type its name. */
  readonly destroys?: string
  /** What is decided of names by saying yes, before the units run. */
  readonly decides?: readonly (DecisionDraft | NameDecision)[]
  /** What else to know before saying yes. */
  readonly notes: readonly string[]
}

export const isPlannedWork = (value: PlannedWork | Answer | Refusal): value is PlannedWork =>
  'planned' in value

/** A command with the part that does the work. */
export type Command<I extends z.ZodObject = z.ZodObject> = CommandDefinition<I, Handler<I>>

// biome-ignore lint/suspicious/noExplicitAny: a list of commands holds every input type; parse and handler of one command agree by construction
export type AnyCommand = CommandDefinition<any, Handler<any>>

export const command = <I extends z.ZodObject>(definition: Command<I>): Command<I> =>
  defineCommand<I, Handler<I>>(definition)
