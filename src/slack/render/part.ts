import type { KnownBlock } from '@slack/types'
import type { SlackFile } from './slack-message.ts'

/** Some blocks of a message, and what had no room in them. */
export type Part = { readonly blocks: readonly KnownBlock[]; readonly files: readonly SlackFile[] }
