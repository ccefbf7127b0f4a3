import { isRefusal, type Refusal } from '../refusal.ts'
import { authorise } from '../rights/rights.ts'
import type { CommandContext } from './context.ts'
import type { AnyCommand } from './handler.ts'

/** May the one who asks do this? Asked before a plan is shown and again when it is confirmed. */
export const may = ({ rights, user, asker }: CommandContext, definition: AnyCommand): Refusal | undefined =>
  isRefusal(rights) ? rights : authorise({ rights, user, asker }, definition.role, definition.name)
