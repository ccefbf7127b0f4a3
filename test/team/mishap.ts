/** What happens to a process of a team, at a transaction with these words in its id or at the word of a commit. */
export type Mishap = {
  readonly of: string
  /** Before the transaction is sent, 5 ms later, when its reply is there, or when the ledger has the word of the commit. */
  readonly when: 'before' | 'during' | 'after' | 'told'
  /** Dies unless it says otherwise; `hold` waits until it is interrupted; `break` throws, as a bug does. */
  readonly do?: 'die' | 'block' | 'hold' | 'break'
  /** For `block`: how long the event loop stands still. */
  readonly ms?: number
}
