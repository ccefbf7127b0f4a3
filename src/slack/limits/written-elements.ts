import { z } from 'zod'
import { identifier } from './composition.ts'
import { plainText } from './text-object.ts'

const written = {
  action_id: identifier.exactOptional(),
  placeholder: plainText(150).exactOptional(),
  focus_on_load: z.boolean().exactOptional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .exactOptional(),
}

/** Fields into which one types. */
export const writtenElements = [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...written,
    initial_value: z.string().max(3000).exactOptional(),
    multiline: z.boolean().exactOptional(),
    min_length: z.number().int().min(0).max(3000).exactOptional(),
    max_length: z.number().int().min(1).max(3000).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    ...written,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().exactOptional(),
    min_value: z.string().exactOptional(),
    max_value: z.string().exactOptional(),
  }),
] as const
