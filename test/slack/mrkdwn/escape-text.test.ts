import { describe, expect, test } from 'vitest'
import { cutText } from '../../../src/slack/mrkdwn/cut-text.ts'
import { escapeText } from '../../../src/slack/mrkdwn/escape-text.ts'
import { safeText } from '../../../src/slack/mrkdwn/safe-text.ts'

describe('a text from data in a message', () => {
  test('never becomes a mention, a link or a shout', () => {
    expect(escapeText('<!channel> <@U1> <https://x.y|here> a & b')).toBe(
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://x.y|here&gt; a &amp; b',
    )
  })

  test('shows what would hide or turn the line, and keeps its line breaks', () => {
    expect(escapeText('a\u202eb\u0007c\nd\te')).toBe('a\\u{202e}b\\u{7}c\nd e')
  })

  test('isolates what is written from right to left, as a whole name', () => {
    expect(escapeText('7 סער דני 12')).toBe('7 \u2068סער דני\u2069 12')
    expect(escapeText('Nikola Jokić')).toBe('Nikola Jokić')
  })

  test('is made safe once: a second time changes nothing', () => {
    const once = safeText('\u2069סער דני\u2068 \u202e 7')
    expect(once).toBe('\u2068סער דני\u2069 \\u{202e} 7')
    expect(safeText(once)).toBe(once)
  })

  test('fits with its entities, none of which is cut', () => {
    const escaped = escapeText('&'.repeat(1_000), 200)
    expect(escaped.length).toBeLessThanOrEqual(200)
    expect(escaped).toMatch(/^(&amp;)+…$/)
  })

  test('is cut between characters, with its isolate closed', () => {
    expect(cutText('abc', 3)).toBe('abc')
    expect(cutText('abcd', 3)).toBe('ab…')
    expect(cutText('a🏀🏀', 3)).toBe('a…')
    expect(cutText(escapeText('a סער דני'), 6)).toBe('a \u2068ס\u2069…')
    expect(cutText(escapeText('a סער דני'), 6)).toHaveLength(6)
  })
})
