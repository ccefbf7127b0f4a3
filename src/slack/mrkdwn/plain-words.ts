const entities: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]

/**
 * What a person meant to type, from what Slack made of it: without the mention of the bot, with links and mail addresses
 * as they were written, straight quotes, and the two dashes that phones draw as a long one. A line copied from one of
 * our messages, in code marks or behind the name of the command, is that line. Everything else stays, for the parser
 * refuses what it does not know.
 */
export function plainWords(text: string): string {
  const typed = text
    .replace(/^\s*<@[A-Z0-9]+(?:\|[^>]*)?>[\s:,]*/, '')
    .replace(/<(?:https?:\/\/|mailto:|tel:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<mailto:([^|>]*)>/g, '$1')
    .replace(/<(https?:\/\/[^|>]*)>/g, '$1')
    .replace(/<#[A-Z0-9]+\|([^>]+)>/g, '#$1')
  return (
    entities
      .reduce((plain, [entity, sign]) => plain.replaceAll(entity, sign), typed)
      // We put these around names that are written from right to left.
      .replace(/[\u2068\u2069]/g, '')
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/(^|\s)\u2014(?=[A-Za-z])/g, '$1--')
      .trim()
      .replace(/^(`{1,3})([^`]+)\1$/, '$2')
      .trim()
      .replace(/^\/?backcourt(?:\s+|$)/, '')
  )
}
