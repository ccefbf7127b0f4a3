/** Small facts that several processes share and that outlive them: who may press which button, where a message stands. */
export type KeyedStore = {
  get(key: string): Promise<string | undefined>
  /** Sets it unless it is there: of several who claim at once one gets true. It is gone after `seconds`. */
  claim(key: string, value: string, seconds: number): Promise<boolean>
  set(key: string, value: string, seconds?: number): Promise<void>
  /** Reads and removes in one: of several who take at once one gets it. */
  take(key: string): Promise<string | undefined>
  remove(key: string): Promise<void>
  /** Everything whose key begins so, by key. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>
}
