import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../../package.json' with { type: 'json' }
import type { AssistantLink } from '../assistant/assistant-link.ts'
import { AskError } from '../warehouse/errors.ts'
import type { Config } from './config.ts'
import { connectTo, type RemoteAssistant } from './host/connect.ts'
import { socketPath } from './host/socket-path.ts'

/** How long whoever asks waits for an owner who is just starting, and how often it is looked for. */
const PATIENCE_MS = 10_000
const LOOK_EVERY_MS = 1000

/**
 * The assistant of whoever owns the warehouse, and of his successor when he is gone. It never owns the file itself: a worker
 * that is started again would find it taken.
 */
export function guestAssistant(config: Config): AssistantLink & { readonly isConnected: () => boolean } {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  let current: RemoteAssistant | undefined
  let connecting: Promise<RemoteAssistant | undefined> | undefined
  let isClosed = false

  const connect = async (): Promise<RemoteAssistant | undefined> => {
    const remote = await connectTo(socketPath(config.home), config)
    if (!remote) return undefined
    if (remote.version !== packageJson.version) {
      await remote.close()
      throw new AskError(
        `the worker is Backcourt ${remote.version} (PID ${remote.pid}), and this is ${packageJson.version}`,
        'run the same version of both',
      )
    }
    current = remote
    remote.onChange(changed)
    void remote.gone.then(() => {
      if (current === remote) current = undefined
      changed()
    })
    changed()
    return remote
  }
  const connected = async (): Promise<RemoteAssistant | undefined> => {
    if (current) return current
    connecting ??= connect().finally(() => {
      connecting = undefined
    })
    return connecting
  }
  const owner = async (): Promise<RemoteAssistant> => {
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
      const remote = await connected()
      if (remote) return remote
      if (waited >= PATIENCE_MS || isClosed) {
        throw new AskError(
          `no worker holds the warehouse of ${config.home}`,
          'start one there: backcourt worker',
        )
      }
      await pause(LOOK_EVERY_MS)
    }
  }
  // Runs that others begin are heard of without anybody asking first.
  const looking = setInterval(() => void connected().catch(() => undefined), LOOK_EVERY_MS)
  looking.unref()

  return {
    ask: async (words, turn) => (await owner()).ask(words, turn),
    complete: async line => (await owner()).complete(line),
    active: () => current?.active() ?? [],
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel: async (runId, now) => (await owner()).cancel(runId, now),
    isConnected: () => current !== undefined,
    close: async () => {
      isClosed = true
      clearInterval(looking)
      await current?.close()
    },
  }
}
