/** What goes wrong, and how often. It is used up as it happens. */
export type Fault = { times: number } /** A call is answered with an error, and nothing is done. */ & (
  | {
      readonly on: RegExp
      readonly answer: { readonly code: number; readonly reason: string; readonly message: string }
    }
  /** The line breaks: before anything is done, or when all is done and only the reply is lost. */
  | { readonly on: RegExp; readonly lose: 'request' | 'reply' }
  /** A job whose text or id matches fails before its first statement. */
  | { readonly job: RegExp; readonly fail: { readonly reason: string; readonly message: string } }
  /** A job that matches waits that long before its first statement. */
  | { readonly job: RegExp; readonly waitMs: number }
)

/** Takes the next fault of a kind that fits, if there is one. */
export function takeFault<K extends 'on' | 'job'>(
  faults: readonly Fault[],
  kind: K,
  text: string,
): Extract<Fault, Record<K, RegExp>> | undefined {
  const found = faults.find(
    fault => fault.times > 0 && kind in fault && (fault as unknown as Record<K, RegExp>)[kind].test(text),
  )
  if (found) found.times -= 1
  return found as Extract<Fault, Record<K, RegExp>> | undefined
}
