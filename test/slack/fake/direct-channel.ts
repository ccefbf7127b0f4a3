import type { Channel, World } from './world.ts'

/** The direct message between the bot and a person, opened when there is none. */
export const directChannel = (world: World, user: string): Channel => {
  const id = `D${user}`
  const known = world.channels.get(id)
  if (known) return known
  const channel: Channel = { id, name: '', archived: false, isPrivate: true, bot: true, with: user }
  world.channels.set(id, channel)
  return channel
}
