import { createHmac } from 'node:crypto'
import { ACK_MS, type Parcel, type Transport } from './transport.ts'

const STALE_SECONDS = 600

const written = ({ kind, payload }: Parcel): readonly [type: string, body: string] => {
  if (kind === 'events_api') return ['application/json', JSON.stringify(payload)]
  const form: Record<string, string> =
    kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
  return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
}

const readAnswer = (text: string): unknown => {
  if (text === '') return undefined
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : { text }
}

/** Signed requests to the app's address; with several addresses, copies go round. */
export const httpTransport =
  (urls: () => readonly string[], signingSecret: string): Transport =>
  async (parcel, copy, retry, { forged = false, stale = false }) => {
    const [type, body] = written(parcel)
    const timestamp = Math.floor(Date.now() / 1000) - (stale ? STALE_SECONDS : 0)
    const secret = forged ? `not ${signingSecret}` : signingSecret
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
    const started = performance.now()
    const ended = (attempt: object) => ({
      ms: performance.now() - started,
      retry: retry?.number ?? 0,
      ...attempt,
    })
    try {
      const response = await fetch(urls()[copy % urls().length]!, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${signature}`,
          ...(retry === undefined
            ? {}
            : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
        },
        signal: AbortSignal.timeout(ACK_MS),
      })
      const answer = await response.text()
      return response.ok
        ? { ...ended({}), outcome: 'acked', status: response.status, body: readAnswer(answer) }
        : { ...ended({}), outcome: 'http_error', status: response.status, body: answer }
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      return { ...ended({}), outcome: isLate ? 'timeout' : 'connection_failed' }
    }
  }
