import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { button } from './button.ts'
import { choiceElements } from './choice-elements.ts'
import { confirmation, identifier, pictured } from './composition.ts'
import { overflow } from './overflow.ts'
import { richText } from './rich-text.ts'
import { dataTable, table } from './table-blocks.ts'
import { plan, taskCard } from './task-blocks.ts'
import { plainText, textObject } from './text-object.ts'
import { writtenElements } from './written-elements.ts'

const block_id = identifier.exactOptional()
const alt_text = z.string().min(1).max(2000)
const picture = pictured({ alt_text })

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: textObject(3000).exactOptional(),
    fields: z.array(textObject(2000)).min(1).max(10).exactOptional(),
    accessory: z.discriminatedUnion('type', [button, overflow, picture, ...choiceElements]).exactOptional(),
    expand: z.boolean().exactOptional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'missing required field: text')

const header = z.strictObject({ type: z.literal('header'), block_id, text: plainText(150) })
const divider = z.strictObject({ type: z.literal('divider'), block_id })
const image = pictured({
  block_id,
  alt_text,
  title: plainText(2000).exactOptional(),
})

const context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [textObject(3000), picture]))
    .min(1)
    .max(10),
})

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [button, overflow, ...choiceElements]))
    .min(1)
    .max(25),
})

const feedback = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: z.string().max(75).exactOptional(),
})

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('feedback_buttons'),
          action_id: identifier.exactOptional(),
          positive_button: feedback,
          negative_button: feedback,
        }),
        z.strictObject({
          type: z.literal('icon_button'),
          action_id: identifier.exactOptional(),
          icon: z.literal('trash'),
          text: plainText(75),
          value: z.string().max(2000).exactOptional(),
          confirm: confirmation.exactOptional(),
          accessibility_label: z.string().max(75).exactOptional(),
          visible_to_user_ids: z.array(z.string()).exactOptional(),
        }),
      ]),
    )
    .min(1)
    .max(5),
})

const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plainText(2000),
  hint: plainText(2000).exactOptional(),
  optional: z.boolean().exactOptional(),
  dispatch_action: z.boolean().exactOptional(),
  element: z.discriminatedUnion('type', [...writtenElements, ...choiceElements]),
})

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id,
  text: textObject(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).exactOptional(),
})

const container = z
  .strictObject({
    type: z.literal('container'),
    block_id,
    title: plainText(150).exactOptional(),
    rich_text_title: richText.exactOptional(),
    subtitle: textObject(150).exactOptional(),
    icon: picture.exactOptional(),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).exactOptional(),
    is_collapsible: z.boolean().exactOptional(),
    default_collapsed: z.boolean().exactOptional(),
    has_header_divider: z.boolean().exactOptional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          section,
          header,
          divider,
          image,
          context,
          actions,
          input,
          richText,
          table,
        ]),
      )
      .min(1)
      .max(10),
  })
  .refine(
    ({ title, rich_text_title }) => title !== undefined || rich_text_title !== undefined,
    'missing required field: title',
  )
  .refine(
    ({ default_collapsed, is_collapsible }) => !default_collapsed || is_collapsible === true,
    '`default_collapsed` requires `is_collapsible`',
  )

/**
 * Every block that Backcourt sends, with Slack's limits on it. The types are Slack's own, so a schema cannot allow what
 * the SDK does not know; blocks that we never send (video, file, card, carousel) are refused as unsupported.
 */
export const block: z.ZodType<KnownBlock> = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  image,
  context,
  contextActions,
  actions,
  input,
  richText,
  z.strictObject({ type: z.literal('markdown'), block_id, text: z.string().min(1).max(12_000) }),
  table,
  dataTable,
  plan,
  taskCard,
  alert,
  container,
])
