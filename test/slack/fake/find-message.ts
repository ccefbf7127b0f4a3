import type { Message, World } from './world.ts'

/** The message that stands there, or undefined when there never was one or it was deleted. */
export const findMessage = (world: World, channel: string, ts: string): Message | undefined =>
  world.messages.find(message => message.channel === channel && message.ts === ts && !message.deleted)
