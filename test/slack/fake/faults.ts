/** Something that goes wrong on the way of a Web API call, a scripted number of times. */
export type Fault = {
  /** `chat.update`; `response_url` and `upload` are ways, too */
  readonly method: string
  /** how many calls it hits; once unless said */
  readonly times?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** the connection breaks before Slack has done anything */
  readonly drop?: true
  /** Slack does the work, and the reply never arrives */
  readonly lost?: true
  /** Slack does the work, and the reply arrives when this is settled */
  readonly holds?: Promise<void>
  /** the reply arrives so many milliseconds late; alone, the call is else served as always */
  readonly delayMs?: number
}

/** The faults that wait for their call, in the order in which they were scripted. */
export const createFaults = () => {
  const waiting: { fault: Fault; left: number }[] = []
  return {
    add: (fault: Fault) => {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    take: (method: string): Fault | undefined => {
      const next = waiting.find(({ fault, left }) => left > 0 && fault.method === method)
      if (next) next.left -= 1
      return next?.fault
    },
  }
}
