import type { AssistantLink } from '../../../src/assistant/assistant-link.ts'
import type { KeyedStore } from '../../../src/redis/keyed-store.ts'

/** Lets one of several processes stand still: nothing that it asks for comes back, and it hears of nothing. */
export function freezer() {
  let frozen: Promise<void> | undefined
  let open: () => void = () => undefined
  const held =
    <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      await frozen
      return work(...given)
    }
  return {
    freeze: () => {
      frozen = new Promise(resolve => {
        open = resolve
      })
    },
    thaw: () => {
      open()
      frozen = undefined
    },
    store: (store: KeyedStore): KeyedStore => ({
      get: held(store.get),
      claim: held(store.claim),
      set: held(store.set),
      take: held(store.take),
      remove: held(store.remove),
      list: held(store.list),
    }),
    link: (link: AssistantLink): AssistantLink => ({
      ...link,
      ask: held((words, turn) =>
        link.ask(words, {
          ...turn,
          show: view => {
            if (!frozen) turn.show(view)
          },
        }),
      ),
    }),
  }
}
