import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import packageJson from '../../../package.json' with { type: 'json' }
import type { AssistantLink, Turn } from '../../assistant/assistant-link.ts'
import type { Choosing, Chosen } from '../../assistant/choice.ts'
import { ASKER_GONE } from '../../assistant/run/active-runs.ts'
import type { Config } from '../config.ts'
import { type FromGuest, type FromHost, readMessages, writeMessage } from './messages.ts'

/** Views of a run that are sent in a second, at most; the last one is always sent. */
const SHORTEST_GAP_MS = 100

/** Where a guest is, and where his files are. */
type Place = Pick<Config, 'files' | 'folder'>

/** For what needs no files. */
const nowhere: Place = { files: '', folder: '' }

export type Host = {
  /** Waits for what guests have under way, and is gone. */
  readonly close: () => Promise<void>
}

/**
 * Lets other terminals of the same user use the warehouse that this process owns. `linkAt` gives the assistant for a
 * guest's folders. A guest who leaves while he reads is forgotten; a run that he started goes on.
 */
export async function serve(path: string, linkAt: (place: Place) => AssistantLink): Promise<Host> {
  const sockets = new Set<Socket>()
  const underWay = new Set<Promise<unknown>>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A guest who is gone is told by the close; there is nobody to tell of the error.
    socket.on('error', () => undefined)
    receive(socket, linkAt, underWay)
  })
  // Whoever was here before is gone, for this process holds the warehouse.
  rmSync(path, { force: true })
  const mask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } finally {
    process.umask(mask)
  }
  chmodSync(path, 0o600)
  server.unref()
  return {
    close: async () => {
      // Until the last guest is served others may come, for nobody else can open the warehouse meanwhile.
      while (underWay.size > 0) await Promise.allSettled(underWay)
      server.close()
      // What a guest asks from here on is not read; he sees the end, and asks whoever owns the warehouse next.
      for (const socket of sockets) {
        socket.pause()
        socket.destroySoon()
      }
      rmSync(path, { force: true })
    },
  }
}

type Asked = {
  readonly stop: AbortController
  readonly interrupt: AbortController
  reply?: (yes: boolean | null) => void
  chosen?: (chosen: Chosen | null) => void
}

function receive(
  socket: Socket,
  linkAt: (place: Place) => AssistantLink,
  underWay: Set<Promise<unknown>>,
): void {
  const asked = new Map<number, Asked>()
  const send = (message: FromHost) => {
    if (socket.writable) socket.write(writeMessage(message))
  }
  const track = (work: Promise<unknown>) => {
    underWay.add(work)
    work.finally(() => underWay.delete(work)).catch(() => undefined)
  }
  let link: AssistantLink | undefined
  const stopListening: (() => void)[] = []
  socket.on('close', () => {
    for (const stop of stopListening) stop()
    for (const request of asked.values()) {
      request.reply?.(false)
      request.chosen?.(null)
      request.stop.abort(ASKER_GONE)
    }
  })
  readMessages<FromGuest>(socket, message => {
    switch (message.say) {
      case 'hello': {
        const assistant = linkAt(nowhere)
        const tell = throttled(() => send({ say: 'active', views: assistant.active() }))
        stopListening.push(assistant.onChange(tell))
        send({ say: 'welcome', version: packageJson.version, pid: process.pid })
        return tell()
      }
      case 'ask':
        link ??= linkAt(message)
        return track(take(message, linkAt(message), asked, send))
      case 'reply':
        return asked.get(message.id)?.reply?.(message.yes)
      case 'chosen':
        return asked.get(message.id)?.chosen?.(message.chosen)
      case 'stop': {
        const request = asked.get(message.id)
        const controller = message.insist ? request?.interrupt : request?.stop
        return controller?.abort(new Error('stopped from another terminal'))
      }
      case 'complete':
        return track(
          (link ?? linkAt(nowhere))
            .complete(message.line)
            .then(lines => send({ say: 'completed', id: message.id, lines })),
        )
      case 'cancel':
        return track(
          (link ?? linkAt(nowhere))
            .cancel(message.runId, message.now)
            .then(() => send({ say: 'done', id: message.id })),
        )
    }
  })
}

async function take(
  { id, words, from, asker, lane, chooses }: Extract<FromGuest, { say: 'ask' }>,
  assistant: AssistantLink,
  asked: Map<number, Asked>,
  send: (message: FromHost) => void,
): Promise<void> {
  const request: Asked = { stop: new AbortController(), interrupt: new AbortController() }
  asked.set(id, request)
  let latest: Parameters<Turn['show']>[0] | undefined
  const tell = throttled(() => {
    if (latest) send({ say: 'view', id, view: latest })
  })
  const response = await assistant.ask(words, {
    from,
    ...(asker ? { asker } : {}),
    ...(lane ? { lane } : {}),
    showPlan: planned => send({ say: 'plan', id, planned }),
    confirm: (question, typed) =>
      new Promise(resolve => {
        request.reply = yes => resolve(yes ?? undefined)
        send({ say: 'question', id, question, ...(typed === undefined ? {} : { typed }) })
      }),
    ...(chooses
      ? {
          choose: (choosing: Choosing) =>
            new Promise<Chosen | undefined>(resolve => {
              request.chosen = chosen => resolve(chosen ?? undefined)
              send({ say: 'choice', id, choosing })
            }),
        }
      : {}),
    show: view => {
      latest = view
      tell()
    },
    hear: (runId, event) => send({ say: 'event', id, runId, event }),
    stop: request.stop.signal,
    interrupt: request.interrupt.signal,
  })
  asked.delete(id)
  if (latest) send({ say: 'view', id, view: latest })
  send({ say: 'answer', id, response })
}

/** Calls at most once in a gap, and once more after the last call. */
function throttled(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let last = 0
  return () => {
    if (timer) return
    const wait = Math.max(0, last + SHORTEST_GAP_MS - Date.now())
    timer = setTimeout(() => {
      timer = undefined
      last = Date.now()
      work()
    }, wait)
    timer.unref()
  }
}
