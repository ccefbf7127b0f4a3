import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt, Parcel, Retry, Signing, Transport } from './transport.ts'

/** What became of something that a person did, seen from Slack. */
export type Delivered = {
  /** the app acknowledged at least once, in time */
  readonly acked: boolean
  /** from the deed to the first acknowledgement, in milliseconds; to the end when there was none */
  readonly ms: number
  /** what came with the acknowledgement */
  readonly body: unknown
  /** every attempt at every copy, redeliveries included */
  readonly attempts: readonly Attempt[]
}

/** A parcel that the app did not take in time: what the person sees as "operation_timeout" or "dispatch_failed". */
export type Failure = {
  readonly kind: Parcel['kind']
  readonly error: string
  readonly payload: Parcel['payload']
}

export type Delivery = Signing & {
  /** how many copies arrive at once; one unless said */
  readonly times?: number | undefined
}

const errors = {
  timeout: 'operation_timeout',
  http_error: 'http_error',
  connection_failed: 'dispatch_failed',
} as const
const reasons = {
  timeout: 'http_timeout',
  http_error: 'http_error',
  connection_failed: 'connection_failed',
} as const

/**
 * Brings parcels to the app as Slack does. Commands and presses are tried once. Events are tried again up to three times,
 * after the given waits: Slack waits nothing, a minute and five minutes, a test need not.
 */
export const createDelivery = (transport: () => Transport, waits: readonly number[], failures: Failure[]) => {
  const bringOne = async (parcel: Parcel, copy: number, signing: Signing): Promise<Attempt[]> => {
    const attempts: Attempt[] = []
    const tries = parcel.kind === 'events_api' ? [0, ...waits] : [0]
    let retry: Retry | undefined
    for (const [number, wait] of tries.entries()) {
      await sleep(wait)
      const attempt = await transport()(parcel, copy, retry, signing)
      attempts.push(attempt)
      if (attempt.outcome === 'acked') return attempts
      failures.push({ kind: parcel.kind, error: errors[attempt.outcome], payload: parcel.payload })
      retry = { number: number + 1, reason: reasons[attempt.outcome] }
    }
    return attempts
  }

  return async (parcel: Parcel, { times = 1, ...signing }: Delivery = {}): Promise<Delivered> => {
    const started = performance.now()
    const copies = await Promise.all(
      Array.from({ length: times }, (_, copy) => bringOne(parcel, copy, signing)),
    )
    const attempts = copies.flat()
    const acks = attempts.filter(({ outcome }) => outcome === 'acked')
    const first = acks.find(({ body }) => body !== undefined) ?? acks[0]
    return {
      acked: acks.length > 0,
      ms: first?.ms ?? performance.now() - started,
      body: first?.body,
      attempts,
    }
  }
}

export type Deliver = ReturnType<typeof createDelivery>
