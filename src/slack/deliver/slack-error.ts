import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'

/** Slack's code for why it did not take something; undefined when it never answered. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined

/** Seconds that Slack wants us to wait. */
export const retryAfter = (error: unknown): number | undefined =>
  error instanceof WebAPIRateLimitedError ? error.retryAfter : undefined

const channelWords: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  not_in_channel: 'I am not in the channel any more',
  channel_not_found: 'the channel is gone, or I am not in it any more',
  restricted_action: 'nobody but a few may write in the channel',
  restricted_action_read_only_channel: 'the channel is read-only',
  restricted_action_thread_locked: 'the thread is locked',
}

/** Why nothing can be said in a channel, in words; undefined when that is not the matter. */
export const channelIsShut = (error: unknown): string | undefined => channelWords[slackCode(error) ?? '']

/** The message that should be edited is not there any more, or is not ours to edit. */
export const messageIsGone = (error: unknown): boolean =>
  ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'].includes(
    slackCode(error) ?? '',
  )

/** Slack does not like what is in the message; the same message will not pass later either. */
export const isBadMessage = (error: unknown): boolean =>
  ['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'msg_blocks_too_long', 'no_text'].includes(
    slackCode(error) ?? '',
  )
