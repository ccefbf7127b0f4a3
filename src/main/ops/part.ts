/** Something that this process needs: its warehouse, Redis, the connection to Slack. */
export type Part = {
  readonly name: 'warehouse' | 'redis' | 'slack'
  /** Resolves when it answers; rejects with what is wrong. */
  readonly check: () => Promise<unknown>
}

export type PartState = {
  readonly state: 'up' | 'down'
  /** When it was first seen in this state. */
  readonly since: string
  /** Why it is down. */
  readonly reason?: string
}
