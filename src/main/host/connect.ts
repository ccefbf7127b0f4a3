import { createConnection, type Socket } from 'node:net'
import packageJson from '../../../package.json' with { type: 'json' }
import type { AssistantLink, Turn } from '../../assistant/assistant-link.ts'
import type { Choosing, Chosen } from '../../assistant/choice.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { Config } from '../config.ts'
import { type FromGuest, type FromHost, readMessages, writeMessage } from './messages.ts'

/** The owner of the warehouse went away before it answered: ask again, yourself. */
export class HostGone extends Error {
  override readonly name = 'HostGone'
}

export type RemoteAssistant = AssistantLink & {
  readonly owner: string
  readonly version: string
  readonly pid: number
  /** Resolves when the connection is over. */
  readonly gone: Promise<void>
}

type Waiting = {
  readonly turn?: Turn
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** The assistant behind a socket; undefined when nobody listens there. */
export async function connectTo(
  path: string,
  { files, folder }: Pick<Config, 'files' | 'folder'>,
): Promise<RemoteAssistant | undefined> {
  const socket = await open(path)
  if (!socket) return undefined
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<() => void>()
  let views: readonly RunView[] = []
  let next = 0
  let welcome: (host: Extract<FromHost, { say: 'welcome' }>) => void = () => {}
  const welcomed = new Promise<Extract<FromHost, { say: 'welcome' }> | undefined>(resolve => {
    welcome = resolve
    socket.once('close', () => resolve(undefined))
  })
  const send = (message: FromGuest) => {
    if (socket.writable) socket.write(writeMessage(message))
  }
  socket.on('close', () => {
    for (const { reject } of waiting.values())
      reject(new HostGone('the process that held the warehouse is gone'))
    waiting.clear()
  })
  readMessages<FromHost>(socket, message => {
    if (message.say === 'welcome') return welcome(message)
    if (message.say === 'active') {
      views = message.views
      for (const listener of listeners) listener()
      return
    }
    const request = waiting.get(message.id)
    if (!request) return
    switch (message.say) {
      case 'plan':
        return request.turn?.showPlan(message.planned)
      case 'question':
        request.turn?.confirm(message.question, message.typed).then(
          yes => send({ say: 'reply', id: message.id, yes: yes ?? null }),
          () => send({ say: 'reply', id: message.id, yes: false }),
        )
        return
      case 'choice':
        void answerChoice(request.turn, message.choosing).then(chosen =>
          send({ say: 'chosen', id: message.id, chosen }),
        )
        return
      case 'view':
        return request.turn?.show(message.view)
      case 'event':
        return request.turn?.hear(message.runId, message.event)
      case 'answer':
        waiting.delete(message.id)
        return request.resolve(message.response)
      case 'completed':
        waiting.delete(message.id)
        return request.resolve(message.lines)
      case 'done':
        waiting.delete(message.id)
        return request.resolve(undefined)
    }
  })
  const request = <T>(message: (id: number) => FromGuest, turn?: Turn): Promise<T> =>
    new Promise((resolve, reject) => {
      next += 1
      waiting.set(next, { resolve: value => resolve(value as T), reject, ...(turn ? { turn } : {}) })
      if (socket.destroyed) reject(new HostGone('the process that held the warehouse is gone'))
      else send(message(next))
    })

  send({ say: 'hello', version: packageJson.version })
  const host = await welcomed
  if (!host) return undefined
  return {
    owner: `process ${host.pid}`,
    pid: host.pid,
    gone: new Promise(resolve => {
      if (socket.destroyed) resolve()
      else socket.once('close', () => resolve())
    }),
    version: host.version,
    ask: (words, turn) => {
      const id = next + 1
      const onStop = () => send({ say: 'stop', id, insist: false })
      const onInterrupt = () => send({ say: 'stop', id, insist: true })
      turn.stop.addEventListener('abort', onStop, { once: true })
      turn.interrupt.addEventListener('abort', onInterrupt, { once: true })
      return request<Response>(
        own => ({
          say: 'ask',
          id: own,
          words,
          files,
          folder,
          from: turn.from,
          ...(turn.asker ? { asker: turn.asker } : {}),
          ...(turn.lane ? { lane: turn.lane } : {}),
          ...(turn.choose ? { chooses: true as const } : {}),
        }),
        turn,
      ).finally(() => {
        turn.stop.removeEventListener('abort', onStop)
        turn.interrupt.removeEventListener('abort', onInterrupt)
      })
    },
    complete: line => request(id => ({ say: 'complete', id, line })),
    active: () => views,
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel: (runId, now) => request(id => ({ say: 'cancel', id, runId, now })),
    close: async () => {
      socket.end()
    },
  }
}

/** What went wrong while somebody was asked is a question turned away. */
const answerChoice = async (turn: Turn | undefined, choosing: Choosing): Promise<Chosen | null> =>
  turn?.choose?.(choosing).then(
    chosen => chosen ?? null,
    () => ({ key: choosing.away }),
  ) ?? null

const open = (path: string): Promise<Socket | undefined> =>
  new Promise(resolve => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      // From here on a broken connection is told by its close.
      socket.on('error', () => undefined)
      resolve(socket)
    })
    // No socket, or one that a process left behind when it died.
    socket.once('error', () => resolve(undefined))
  })
