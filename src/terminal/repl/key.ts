/** A key as node:readline reports it. */
export type Key = {
  readonly name?: string | undefined
  /** The bytes behind the key; undefined for a key made up by a test. */
  readonly sequence?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
  readonly shift?: boolean | undefined
}

/** `ctrl-a`, `alt-b`, `up`; a printable key is its name. */
export const keyName = ({ name = '', ctrl, meta }: Key): string =>
  `${ctrl ? 'ctrl-' : ''}${meta ? 'alt-' : ''}${name}`

/** Enter as terminals send it, and a line break as a paste holds it. */
export const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter'

/** What the key types, or nothing. Control characters are never typed. */
export const typedText = ({ sequence, ctrl, meta }: Key): string =>
  ctrl || meta || sequence === undefined || /\p{Cc}/u.test(sequence) ? '' : sequence
