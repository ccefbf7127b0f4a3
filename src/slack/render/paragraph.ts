import type { RichTextElement, RichTextSection } from '@slack/types'

/** A paragraph of formatted text. */
export const paragraph = (...elements: readonly RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements],
})
