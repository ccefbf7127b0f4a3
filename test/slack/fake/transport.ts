/** What Slack brings to the app. */
export type Parcel = {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api'
  readonly payload: Readonly<Record<string, unknown>>
}

export type Retry = { readonly number: number; readonly reason: string }

/** How one attempt at a delivery ended. */
export type Attempt = {
  readonly outcome: 'acked' | 'timeout' | 'http_error' | 'connection_failed'
  /** what the app answered with the acknowledgement */
  readonly body?: unknown
  readonly status?: number
  readonly ms: number
  /** 0 for the first attempt */
  readonly retry: number
}

export type Signing = { readonly forged?: boolean | undefined; readonly stale?: boolean | undefined }

/** Brings one copy of a parcel to one of the app's processes, and waits for the acknowledgement as long as Slack does. */
export type Transport = (
  parcel: Parcel,
  copy: number,
  retry: Retry | undefined,
  signing: Signing,
) => Promise<Attempt>

export const ACK_MS = 3000
