import type { AnyBlock } from '@slack/types'
import type { World } from './world.ts'

/** Gives every block without an id one, as Slack does: presses name their block by it. */
export const nameBlocks = (world: World, blocks: readonly AnyBlock[]): AnyBlock[] =>
  blocks.map(block => ({ block_id: world.nextId('b'), ...block }))
