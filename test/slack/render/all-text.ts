import type { SlackMessage } from '../../../src/slack/render/slack-message.ts'

const texts = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(texts).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, inside]) => (key === 'text' && typeof inside === 'string' ? inside : texts(inside)))
    .join('')
}

/** Without what rendering may change: code marks, isolates, spaces. */
export const bare = (text: string): string => text.replace(/[`\s\u2068\u2069]/g, '')

/** Everything that a message and its files hold, as they would be read. */
export const allText = ({ blocks, files = [] }: SlackMessage): string =>
  bare(
    texts(blocks).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') +
      files.map(({ content }) => content).join(''),
  )
