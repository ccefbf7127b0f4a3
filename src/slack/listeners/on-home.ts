import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'

/** Somebody opened the home tab. */
export const onHome =
  (parts: SlackParts, openHome: (user: string) => Promise<void>) =>
  async ({ event, body }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    if (event.tab !== 'home') return
    afterAck(parts, `home:${body.event_id}`, undefined, () => openHome(event.user))
  }
