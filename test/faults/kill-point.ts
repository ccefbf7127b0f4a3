/** Where a process dies. Statements are known by words in them or in their parameters. */
export type KillPoint = {
  /** A statement of the transaction that is meant. */
  readonly of: string
  /** The statement at which it dies, that one or a later one of the same transaction. */
  readonly at: string
  readonly when: 'before' | 'after'
}
