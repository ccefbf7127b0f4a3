import type { SectionBlock } from '@slack/types'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { askButton } from './ask-button.ts'

/** More has no room in a button's value, and nobody presses what he cannot read. */
const LONGEST = 1_500
/** A line with a hole in it that has to be filled in first. */
const hasHole = /<[^>]*>|…|\.\.\.|\bFILE\b/

/** Whether a line can be asked as it stands. Lines for a shell name the program somewhere; those cannot. */
export const canBeAsked = (line: string): boolean =>
  line.length <= LONGEST && !/[\n\r]/.test(line) && !hasHole.test(line) && !/(^|\s)backcourt(\s|$)/.test(line)

/** A command to copy, with the words before it and the button that asks it. */
export function commandRow(
  line: string,
  { label, says }: { readonly label?: string; readonly says?: string } = {},
): SectionBlock {
  const shown = /(^|\s)backcourt(\s|$)/.test(line) ? line : `/backcourt ${line}`
  // A backtick would end the code.
  const code = shown.includes('`') ? escapeText(shown) : `\`${escapeText(shown)}\``
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: says === undefined ? code : `${escapeText(says)}\n${code}`,
      verbatim: true,
    },
    ...(label !== undefined && canBeAsked(line) ? { accessory: askButton(label, line) } : {}),
  }
}
