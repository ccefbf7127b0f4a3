import type { Trigger, World } from './world.ts'

const TRIGGER_LIVES_MS = 3000

/** A permission to open one view, handed out with every command and press. */
export const makeTrigger = (world: World, user: string): string => {
  const id = world.nextId('trigger.')
  world.triggers.set(id, { id, user, at: world.now(), used: false })
  return id
}

/** Uses up a trigger, or says why it cannot be used. */
export const takeTrigger = (world: World, id: string): Trigger | string => {
  const trigger = world.triggers.get(id)
  if (!trigger) return 'invalid_trigger_id'
  if (trigger.used) return 'exchanged_trigger_id'
  if (world.now() - trigger.at > TRIGGER_LIVES_MS) return 'expired_trigger_id'
  trigger.used = true
  return trigger
}
