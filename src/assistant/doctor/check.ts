/** One line of the self-check. `fix` is what mends it, a command or words. */
export type Check = {
  readonly name: string
  readonly grade: 'ok' | 'warn' | 'fail'
  readonly says: string
  readonly fix?: string
  /** All there is to say, for who asks for more. */
  readonly more?: readonly string[]
}

export const ok = (name: string, says: string): Check => ({ name, grade: 'ok', says })
export const warn = (name: string, says: string, fix: string): Check => ({ name, grade: 'warn', says, fix })
export const fail = (name: string, says: string, fix: string): Check => ({ name, grade: 'fail', says, fix })
