import { z } from 'zod'
import { confirmation, identifier, option } from './composition.ts'

/** The menu behind three dots: two to five entries. */
export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: identifier.exactOptional(),
  options: z.array(option).min(2).max(5),
  confirm: confirmation.exactOptional(),
})
