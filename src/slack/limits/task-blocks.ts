import { z } from 'zod'
import { identifier } from './composition.ts'
import { richText } from './rich-text.ts'

/** Slack names no limit for these titles; its streamed task updates take 256 characters, so nothing of ours is longer. */
const title = z.string().min(1).max(256)

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  block_id: identifier.exactOptional(),
  task_id: identifier,
  title,
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.exactOptional(),
  output: richText.exactOptional(),
  sources: z
    .array(
      z.strictObject({ type: z.literal('url'), url: z.string().min(1).max(3000), text: z.string().min(1) }),
    )
    .exactOptional(),
})

export const plan = z.strictObject({
  type: z.literal('plan'),
  block_id: identifier.exactOptional(),
  title,
  tasks: z
    .array(taskCard)
    .max(50)
    .refine(tasks => new Set(tasks.map(({ task_id }) => task_id)).size === tasks.length, {
      message: 'every `task_id` of a plan must be its own',
    })
    .exactOptional(),
})
