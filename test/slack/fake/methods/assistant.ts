import { type ApiMethod, failed, textIn } from '../api-method.ts'

const inThread =
  (check: (given: Parameters<ApiMethod>[0]) => boolean): ApiMethod =>
  (given, world) => {
    if (!world.channels.has(textIn(given, 'channel_id'))) return failed('channel_not_found')
    return check(given) ? { ok: true } : failed('invalid_arguments')
  }

/** Slack's assistant surface: what is shown while the app works, and what it offers. */
export const assistant: Readonly<Record<string, ApiMethod>> = {
  'assistant.threads.setStatus': inThread(({ status }) => typeof status === 'string'),
  'assistant.threads.setSuggestedPrompts': inThread(({ prompts }) => {
    const all = Array.isArray(prompts) ? (prompts as readonly { title?: string; message?: string }[]) : []
    return all.length > 0 && all.length <= 4 && all.every(({ title, message }) => title && message)
  }),
}
