import { z } from 'zod'
import { colorScheme, confirmation, identifier } from './composition.ts'
import { plainText } from './text-object.ts'

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: identifier.exactOptional(),
  value: z.string().max(2000).exactOptional(),
  url: z.string().max(3000).exactOptional(),
  style: colorScheme.exactOptional(),
  confirm: confirmation.exactOptional(),
  accessibility_label: z.string().min(1).max(75).exactOptional(),
})
