import type { RichTextBlock, RichTextBlockElement } from '@slack/types'

/** A block of formatted text: nothing in it is markup, so nothing in it can be mistaken for it. */
export const richText = (...elements: readonly RichTextBlockElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [...elements],
})
