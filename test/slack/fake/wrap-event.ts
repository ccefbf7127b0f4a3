import type { Parcel } from './transport.ts'
import { BOT, type World } from './world.ts'

/** Wraps an event as the Events API does; the id is what a redelivery repeats. */
export const wrapEvent = (world: World, event: Readonly<Record<string, unknown>>): Parcel => ({
  kind: 'events_api',
  payload: {
    type: 'event_callback',
    team_id: BOT.team,
    api_app_id: BOT.app,
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [{ team_id: BOT.team, user_id: BOT.user, is_bot: true, is_enterprise_install: false }],
    event,
  },
})
