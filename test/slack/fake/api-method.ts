import type { World } from './world.ts'

/** The arguments of a call as they came over the wire, JSON already read. */
export type Arguments = Readonly<Record<string, unknown>>

export type Reply = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>

export type ApiMethod = (given: Arguments, world: World, origin: string) => Reply

export const textIn = (given: Arguments, key: string): string => {
  const value = given[key]
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)
}

/** Slack's no: a code, and where it knows more, the lines of `response_metadata.messages`. */
export const failed = (error: string, messages: readonly string[] = []): Reply => ({
  ok: false,
  error,
  ...(messages.length > 0
    ? { response_metadata: { messages: messages.map(message => `[ERROR] ${message}`) } }
    : {}),
})
