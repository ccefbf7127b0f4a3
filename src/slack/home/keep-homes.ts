import type { HomeView } from '@slack/types'
import type { Answer } from '../../assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../../assistant/refusal.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { renderHome } from '../render/render-home.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { unattended } from '../runs/unattended.ts'

/** A tab that was opened so long ago is not looked at any more. */
const LOOKED_AT_SECONDS = 3600
/** Last night does not change by the second. */
const FRESH_MS = 60_000
const PREFIX = 'slack:home:'

type Night = { readonly at: number; readonly daily: Answer | undefined; readonly names: number | undefined }

/** The home tabs of those who opened them lately. */
export type Homes = {
  /** Somebody opened his: he is shown the state of now. */
  readonly open: (user: string) => Promise<void>
  /** Something of the runs under way changed. */
  readonly changed: () => void
  readonly stop: () => void
}

export function keepHomes(parts: SlackParts, workers?: () => Promise<number>): Homes {
  const { store, assistant, client, pace, now, background } = parts
  const nights = new Map<string, Night>()
  let timer: NodeJS.Timeout | undefined
  let last = 0

  const nightOf = async (user: string): Promise<Night | Refusal> => {
    const known = nights.get(user)
    if (known && performance.now() - known.at < FRESH_MS) return known
    const asker = await parts.askerOf(user, user)
    if (isRefusal(asker)) return asker
    // In his name: he sees what he may see.
    const turn = { ...unattended(), asker }
    const [daily, queue] = await Promise.all([
      assistant.ask(['daily'], turn),
      assistant.ask(['registry', 'queue'], turn),
    ])
    const night = {
      at: performance.now(),
      daily: isRefusal(daily.answer) ? undefined : daily.answer,
      names: isRefusal(queue.answer) ? undefined : namesIn(queue.answer),
    }
    nights.set(user, night)
    return night
  }
  const publish = async (user: string): Promise<void> => {
    const night = await nightOf(user)
    const view: HomeView = isRefusal(night)
      ? { type: 'home', blocks: [...renderRefusal(night).blocks] }
      : renderHome({
          daily: night.daily,
          running: assistant.active(),
          namesWaiting: night.names,
          workers: await workers?.(),
          now: now(),
        })
    await client.views.publish({ user_id: user, view })
  }
  const refresh = async (): Promise<void> => {
    for (const { key } of await store.list(PREFIX)) await publish(key.slice(PREFIX.length))
  }
  return {
    open: async user => {
      await store.set(PREFIX + user, '1', LOOKED_AT_SECONDS)
      await publish(user)
    },
    changed: () => {
      if (timer) return
      const wait = Math.max(0, last + pace.homeMs - performance.now())
      timer = setTimeout(() => {
        timer = undefined
        last = performance.now()
        background.run('refreshing home tabs', refresh)
      }, wait)
    },
    stop: () => clearTimeout(timer),
  }
}

/** How many names `registry resolve` would ask about, by its queue. */
function namesIn({ data }: Answer): number | undefined {
  if (typeof data !== 'object' || data === null || !('open' in data)) return undefined
  return Array.isArray(data.open) ? data.open.length : undefined
}
