/** What goes wrong with a request, and how often. It is used up as it happens. */
export type Fault = { times: number; readonly on: RegExp } & (
  | { readonly answer: { readonly code: number; readonly reason: string; readonly message: string } }
  /** The line breaks before an answer. */
  | { readonly reset: true }
  /** The line breaks after that many bytes of what is stored. */
  | { readonly cutAfter: number }
  /** One bit of what is sent is not that of what is stored. */
  | { readonly flip: true }
  | { readonly waitMs: number }
  /** Comes in eight parts, with that long between them. */
  | { readonly trickleMs: number }
)

/** Takes the next fault for `list prefix`, `get name` or `read name`, if there is one. */
export function takeFault(faults: readonly Fault[], request: string): Fault | undefined {
  const found = faults.find(({ times, on }) => times > 0 && on.test(request))
  if (found) found.times -= 1
  return found
}
