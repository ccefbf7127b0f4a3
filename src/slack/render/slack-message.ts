import type { KnownBlock } from '@slack/types'
import type { MatrixBlock } from '../../assistant/answer/answer.ts'

/** Goes up beside a message, whose limits it would break. */
export type SlackFile = { readonly name: string; readonly title: string; readonly content: string }

/** What is posted or edited. */
export type SlackMessage = {
  /** The verdict, for notifications and screen readers. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
  readonly files?: readonly SlackFile[]
  /** A picture of this belongs below the message; its numbers stand in the blocks, too. */
  readonly picture?: MatrixBlock
}
