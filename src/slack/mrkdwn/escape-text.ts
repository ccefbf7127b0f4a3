import { cutText } from './cut-text.ts'

/**
 * A text from data as part of Slack's markup, in at most so many characters: its three signs are written as entities, so
 * that no name or message becomes a link, a mention of a person or a shout to the whole channel.
 */
export function escapeText(text: string, most = Number.POSITIVE_INFINITY): string {
  // Entities are longer than their signs, and none may be cut.
  for (let length = most; ; length = Math.floor(length * 0.8)) {
    const escaped = entities(cutText(text, length))
    if (escaped.length <= most || length < 2) return escaped
  }
}

const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
