import { createConnection, type Socket } from 'node:net'
import { AskError, RetryError, StopError } from '../../src/warehouse/errors.ts'
import type { Options, TableFacts, Warehouse } from '../../src/warehouse/warehouse.ts'
import { type Method, type Reply, receive, send } from './wire-messages.ts'

type Waiting = {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** A warehouse behind `serveWarehouse`, for a process of its own. */
export async function remoteWarehouse(port: number): Promise<Warehouse> {
  const socket = await connected(port)
  const waiting = new Map<number, Waiting>()
  let next = 0
  receive<Reply>(socket, reply => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) asked?.reject(errorOf(reply.error))
    else asked?.resolve(reply.value as never)
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new RetryError('the warehouse is gone'))
  })
  const ask = <T>(method: Method, args: readonly unknown[], signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted()
    next += 1
    const id = next
    const onAbort = () => send(socket, { abort: id })
    signal?.addEventListener('abort', onAbort, { once: true })
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      send(socket, { id, method, args })
    }).finally(() => signal?.removeEventListener('abort', onAbort))
  }
  const without = ({ signal: _, ...options }: Options & { readonly limit?: number } = {}) => options
  return {
    place: `127.0.0.1:${port}`,
    query: (statement, options) => ask('query', [statement, without(options)], options?.signal),
    transact: (id, steps, options) => ask('transact', [id, steps, without(options)], options?.signal),
    inspect: sql => ask('inspect', [sql]),
    listTables: () => ask('listTables', []),
    describeTables: async contracts =>
      new Map(await ask<[string, TableFacts][]>('describeTables', [contracts])),
    draftTables: async contracts => new Map(await ask<[string, string[]][]>('draftTables', [contracts])),
    createTables: (...args) => ask('createTables', args),
    close: async () => {
      socket.end()
    },
  }
}

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })

const errorOf = ({ name, message, fix = '' }: Extract<Reply, { error: unknown }>['error']): Error =>
  name === 'RetryError'
    ? new RetryError(message)
    : name === 'StopError'
      ? new StopError(message)
      : fix
        ? new AskError(message, fix)
        : Object.assign(new Error(message), { name })
