import type { RichTextElement } from '@slack/types'
import { safeText } from '../mrkdwn/safe-text.ts'

/** A text as parts of formatted text, where nothing of it is markup; what stands between backticks is shown as code. */
export function inline(text: string, style: { readonly bold?: true } = {}): RichTextElement[] {
  const parts = safeText(text).split(/`([^`\n]+)`/)
  return parts.flatMap((part, i): RichTextElement[] => {
    if (part === '') return []
    const looks = { ...style, ...(i % 2 === 1 ? { code: true } : {}) }
    return [{ type: 'text', text: part, ...(Object.keys(looks).length === 0 ? {} : { style: looks }) }]
  })
}
