import { z } from 'zod'
import { markedText, plainText, textObject } from './text-object.ts'

/** The name by which a payload tells which block or element was used. */
export const identifier = z.string().min(1).max(255)

export const colorScheme = z.enum(['primary', 'danger'])

/** The question between a press and its payload. */
export const confirmation = z.strictObject({
  title: plainText(100).exactOptional(),
  text: textObject(300),
  confirm: plainText(30).exactOptional(),
  deny: plainText(30).exactOptional(),
  style: colorScheme.exactOptional(),
})

/** One choice of a menu. */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150).exactOptional(),
  description: plainText(75).exactOptional(),
  url: z.string().max(3000).exactOptional(),
})

const described = {
  value: z.string().min(1).max(150).exactOptional(),
  description: plainText(75).exactOptional(),
}

/** One choice beside a box or a radio button, where markup is allowed. */
export const markedOption = z.union([
  z.strictObject({ text: plainText(75), ...described }),
  z.strictObject({ text: markedText(75), ...described }),
])

const slackFile = z
  .strictObject({ id: z.string().min(1).exactOptional(), url: z.string().min(1).max(3000).exactOptional() })
  .refine(
    ({ id, url }) => (id === undefined) !== (url === undefined),
    'must provide exactly one of `id` and `url`',
  )

const byUrl = { type: z.literal('image'), image_url: z.string().min(1).max(3000) }

/**
 * Where a picture lies: at an address, or among Slack's files. Exactly one of the two. The type tells of the address only:
 * zod tells the blocks apart by `type`, and cannot by a union within.
 */
export const pictured = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  z
    .strictObject({
      type: byUrl.type,
      image_url: byUrl.image_url.exactOptional(),
      slack_file: slackFile.exactOptional(),
      ...shape,
    })
    .refine(
      picture => 'image_url' in picture !== 'slack_file' in picture,
      'must provide exactly one of `image_url` and `slack_file`',
    ) as unknown as z.ZodObject<Shape & typeof byUrl>
