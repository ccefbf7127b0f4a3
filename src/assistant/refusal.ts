/** Something the assistant will not do, as a value: what was seen, why not, and the way out. Never thrown. */
export type Refusal = {
  readonly refused: true
  /** Stable, for scripts: `unknown-command`, `bad-date`, … */
  readonly code: string
  /** One sentence: the rule and the value seen. */
  readonly message: string
  /** What to type instead, best first. */
  readonly fix: readonly string[]
}

export const refuse = (code: string, message: string, ...fix: readonly string[]): Refusal => ({
  refused: true,
  code,
  message,
  fix,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true
