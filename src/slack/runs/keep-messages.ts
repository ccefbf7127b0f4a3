import type { RunPlace, SlackParts } from '../app/slack-parts.ts'
import { keepOne } from './keep-one.ts'
import { livePlaces, rememberPlace } from './run-places.ts'

/** Keeps the messages of runs up to date, each by one process at a time; what a dead process kept is taken over. */
export type MessageKeeper = {
  readonly keep: (place: RunPlace) => Promise<void>
  /** Takes over what nobody keeps, and says that we live. */
  readonly look: () => Promise<void>
  /** Hands everything on to whoever lives. */
  readonly stop: () => Promise<void>
}

type Kept = { readonly stopping: AbortController; readonly done: Promise<void> }

export function openMessageKeeper(parts: () => SlackParts): MessageKeeper {
  const kept = new Map<string, Kept>()
  const keyOf = ({ runId, channel }: RunPlace): string => `slack:keeper:${runId}:${channel}`
  let me: string | undefined
  const isOurs = async (key: string): Promise<boolean> => {
    const { store, newId, pace } = parts()
    me ??= newId()
    return store.claim(key, me, pace.leaseSeconds)
  }
  const begin = (key: string, place: RunPlace): void => {
    const stopping = new AbortController()
    const { store, log } = parts()
    const work = async (): Promise<void> => {
      try {
        await keepOne(parts(), place, stopping.signal)
      } catch (error) {
        // Whoever looks next takes it over.
        log.error({ err: error, runId: place.runId }, 'a message of a run is not kept for now')
      } finally {
        kept.delete(key)
        await store.remove(key)
      }
    }
    kept.set(key, { stopping, done: work() })
  }
  return {
    keep: async place => {
      await rememberPlace(parts().store, place)
      const key = keyOf(place)
      if (!kept.has(key) && (await isOurs(key))) begin(key, place)
    },
    look: async () => {
      const { store, pace } = parts()
      for (const key of kept.keys()) await store.set(key, me ?? '', pace.leaseSeconds)
      for (const place of await livePlaces(store)) {
        const key = keyOf(place)
        if (!kept.has(key) && (await isOurs(key))) begin(key, place)
      }
    },
    stop: async () => {
      for (const { stopping } of kept.values()) stopping.abort()
      await Promise.all([...kept.values()].map(({ done }) => done))
    },
  }
}
