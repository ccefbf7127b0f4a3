import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { ACK_MS, type Attempt, type Transport } from './transport.ts'

const PING_MS = 10_000

type Ack = { readonly envelope_id?: string; readonly payload?: Readonly<Record<string, unknown>> }

/** Slack's side of Socket Mode: says hello, brings envelopes to one of the connections, takes acknowledgements. */
export const startSocketMode = (server: Server) => {
  const connections: WebSocket[] = []
  const waiting = new Map<
    string,
    { socket: WebSocket; end: (outcome: Attempt['outcome'], body?: unknown) => void }
  >()
  const sockets = new WebSocketServer({ server })
  const pings = setInterval(() => {
    for (const socket of connections) socket.ping()
  }, PING_MS)
  pings.unref()

  const forget = (socket: WebSocket): void => {
    const place = connections.indexOf(socket)
    if (place >= 0) connections.splice(place, 1)
    for (const { socket: other, end } of [...waiting.values()]) if (other === socket) end('connection_failed')
  }

  sockets.on('connection', socket => {
    connections.push(socket)
    socket.on('close', () => forget(socket))
    socket.on('message', data => {
      const { envelope_id, payload } = JSON.parse(String(data)) as Ack
      if (envelope_id !== undefined) waiting.get(envelope_id)?.end('acked', payload)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: connections.length, connection_info: {} }))
  })

  const transport: Transport = ({ kind, payload }, copy, retry) => {
    const started = performance.now()
    const socket = connections[copy % connections.length]
    const attempt = (outcome: Attempt['outcome'], body?: unknown): Attempt => ({
      outcome,
      body,
      ms: performance.now() - started,
      retry: retry?.number ?? 0,
    })
    if (!socket) return Promise.resolve(attempt('connection_failed'))
    const envelope_id = randomUUID()
    return new Promise(resolve => {
      const end = (outcome: Attempt['outcome'], body?: unknown): void => {
        clearTimeout(late)
        waiting.delete(envelope_id)
        resolve(attempt(outcome, body))
      }
      const late = setTimeout(() => end('timeout'), ACK_MS)
      waiting.set(envelope_id, { socket, end })
      socket.send(
        JSON.stringify({
          envelope_id,
          type: kind,
          payload,
          accepts_response_payload: kind !== 'events_api',
          ...(retry === undefined ? {} : { retry_attempt: retry.number, retry_reason: retry.reason }),
        }),
      )
    })
  }

  return {
    transport,
    connected: () => connections.length,
    /** Asks every connection to be renewed, as Slack does every few hours. */
    refresh: () => {
      for (const socket of connections)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    /** Cuts every connection without a word. */
    drop: () => {
      for (const socket of [...connections]) socket.terminate()
    },
    close: () => {
      clearInterval(pings)
      for (const socket of [...connections]) socket.terminate()
      sockets.close()
    },
  }
}
