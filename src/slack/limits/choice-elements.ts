import { z } from 'zod'
import { confirmation, identifier, markedOption, option } from './composition.ts'
import { plainText } from './text-object.ts'

const chosen = {
  action_id: identifier.exactOptional(),
  confirm: confirmation.exactOptional(),
  focus_on_load: z.boolean().exactOptional(),
}
const menu = { ...chosen, placeholder: plainText(150).exactOptional() }
const atMost = z.number().int().min(1).exactOptional()

const options = z.array(option).min(1).max(100)
const listed = {
  options: options.exactOptional(),
  option_groups: z
    .array(z.strictObject({ label: plainText(75), options }))
    .min(1)
    .max(100)
    .exactOptional(),
}

type Listed = { readonly options?: unknown; readonly option_groups?: unknown }
const hasEither = ({ options, option_groups }: Listed) =>
  (options === undefined) !== (option_groups === undefined)
const either = 'must provide exactly one of `options` and `option_groups`'

/** Menus and boxes in which one picks from what is offered; the ids of people and channels, too. */
export const choiceElements = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...menu,
      ...listed,
      initial_option: option.exactOptional(),
    })
    .refine(hasEither, either),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...listed,
      initial_options: z.array(option).min(1).max(100).exactOptional(),
      max_selected_items: atMost,
    })
    .refine(hasEither, either),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    initial_option: option.exactOptional(),
    min_query_length: z.number().int().min(0).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('users_select'),
    ...menu,
    initial_user: z.string().min(1).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    initial_channel: z.string().min(1).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...chosen,
    options: z.array(markedOption).min(1).max(10),
    initial_options: z.array(markedOption).min(1).max(10).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...chosen,
    options: z.array(markedOption).min(1).max(10),
    initial_option: markedOption.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('datepicker'),
    ...menu,
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be formatted as YYYY-MM-DD')
      .exactOptional(),
  }),
] as const
