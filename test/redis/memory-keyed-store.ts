import type { KeyedStore } from '../../src/redis/keyed-store.ts'

/** A keyed store in memory, for tests of those who use one; it keeps the same contract as the real one. */
export function memoryKeyedStore(now: () => Date): KeyedStore {
  const kept = new Map<string, { readonly value: string; readonly until: number }>()
  const get = (key: string): string | undefined => {
    const found = kept.get(key)
    return found && found.until > now().getTime() ? found.value : undefined
  }
  const set = (key: string, value: string, seconds = Number.POSITIVE_INFINITY) => {
    kept.set(key, { value, until: now().getTime() + seconds * 1000 })
  }
  return {
    get: async key => get(key),
    claim: async (key, value, seconds) => {
      if (get(key) !== undefined) return false
      set(key, value, seconds)
      return true
    },
    set: async (key, value, seconds) => set(key, value, seconds),
    take: async key => {
      const value = get(key)
      kept.delete(key)
      return value
    },
    remove: async key => {
      kept.delete(key)
    },
    list: async prefix =>
      [...kept.keys()]
        .filter(key => key.startsWith(prefix))
        .sort()
        .flatMap(key => {
          const value = get(key)
          return value === undefined ? [] : [{ key, value }]
        }),
  }
}
