import { z } from 'zod'

/** Text without markup, at most so long. Slack refuses an empty one. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().exactOptional(),
  })

/** Text in Slack's markup, at most so long. */
export const markedText = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().exactOptional(),
  })

/** Text with or without Slack's markup, at most so long. */
export const textObject = (max: number) => z.discriminatedUnion('type', [plainText(max), markedText(max)])
