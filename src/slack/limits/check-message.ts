import type { AnyBlock } from '@slack/types'
import { checkBlocks, countText } from './check-blocks.ts'
import { at, type SlackProblem } from './slack-problem.ts'

const BLOCKS = 50
/** `chat.postMessage` cuts what is longer without a word, `chat.update` refuses it: the second is what holds an edited message. */
const TEXT = { post: 40_000, edit: 4_000 } as const
/** Not in Slack's reference: messages of some 11,300 characters outside markdown blocks were refused, shorter ones never. */
const ALL_BLOCKS = 11_000

/** What is posted or edited, as far as limits go. */
export type SentMessage = {
  readonly text?: string | undefined
  readonly blocks?: readonly AnyBlock[] | undefined
}

/**
 * What Slack would refuse of a message, in its own words; empty when it is fine. A message that will be edited later must
 * fit as an edit from the start. Blocks without a text are refused although Slack takes them: notifications and screen
 * readers read the text alone.
 */
export const checkMessage = (message: SentMessage, as: 'post' | 'edit' = 'post'): SlackProblem[] => {
  const { text = '', blocks = [] } = message
  const outside = blocks.filter(({ type }) => type !== 'markdown')
  return [
    ...(text.trim() === ''
      ? [{ error: 'no_text' as const, message: at('missing required field: text', []) }]
      : []),
    ...(text.length > TEXT[as]
      ? [
          {
            error: 'msg_too_long' as const,
            message: at(`must be less than ${TEXT[as] + 1} characters`, ['text']),
          },
        ]
      : []),
    ...checkBlocks(blocks, BLOCKS, ['blocks']).map(problem => ({
      error: 'invalid_blocks' as const,
      message: problem,
    })),
    ...(countText(outside) > ALL_BLOCKS
      ? [
          {
            error: 'msg_blocks_too_long' as const,
            message: at(`must be less than ${ALL_BLOCKS + 1} characters in all`, ['blocks']),
          },
        ]
      : []),
  ]
}
