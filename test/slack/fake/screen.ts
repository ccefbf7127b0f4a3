import { wordsOfBlocks } from './words-of-blocks.ts'
import type { Message, OpenView, World } from './world.ts'

/** One message as it stands on the screen now. */
export type Seen = {
  readonly ts: string
  readonly channel: string
  readonly by: string
  readonly words: string
  /** how many times it was edited */
  readonly edits: number
  /** the one person who sees it */
  readonly onlyFor: string | undefined
  /** the titles of its files */
  readonly files: readonly string[]
  readonly reactions: readonly string[]
}

const wordsOf = ({ text, blocks }: Message): string => (blocks.length > 0 ? wordsOfBlocks(blocks) : text)

/** The messages of a channel, oldest first: those that stand in it, or those of one thread with its root. */
export const readScreen = (world: World, channel: string, thread?: string): Seen[] =>
  world.messages
    .filter(message => message.channel === channel && !message.deleted)
    .filter(({ ts, threadTs }) =>
      thread === undefined ? threadTs === undefined || threadTs === ts : ts === thread || threadTs === thread,
    )
    .map(message => ({
      ts: message.ts,
      channel,
      by: message.by,
      words: wordsOf(message),
      edits: message.edits,
      onlyFor: message.onlyFor,
      files: message.files.map(id => world.files.get(id)?.title ?? id),
      reactions: [...message.reactions],
    }))

/** The words of a modal or a home tab, its title first. */
export const readView = ({ view }: OpenView): string =>
  [view.type === 'modal' ? view.title.text : '', wordsOfBlocks(view.blocks)]
    .filter(words => words !== '')
    .join('\n')
