import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { type Request, receive, send } from './wire-messages.ts'

export type ServedWarehouse = {
  readonly port: number
  /** Ids of the transactions that came, in order. */
  readonly transactions: readonly string[]
  close(): Promise<void>
}

/**
 * Lets any number of processes use one warehouse, as a team's engine does. What a client asked for is done to its end
 * even when the client is gone, as a job of BigQuery is.
 */
export async function serveWarehouse(warehouse: Warehouse): Promise<ServedWarehouse> {
  const transactions: string[] = []
  const sockets = new Set<Socket>()
  const underWay = new Set<Promise<unknown>>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const aborts = new Map<number, AbortController>()
    receive<Request>(socket, request => {
      if ('abort' in request) return aborts.get(request.abort)?.abort(new Error('aborted by the client'))
      const { id, method, args } = request
      if (method === 'transact') transactions.push(String(args[0]))
      const abort = new AbortController()
      aborts.set(id, abort)
      const work = perform(warehouse, method, args, abort.signal)
        .then(
          value => send(socket, { id, value: value instanceof Map ? [...value] : value }),
          (error: Error & { fix?: string }) =>
            send(socket, {
              id,
              error: {
                name: error.name,
                message: error.message,
                ...(error.fix === undefined ? {} : { fix: error.fix }),
              },
            }),
        )
        .finally(() => {
          aborts.delete(id)
          underWay.delete(work)
        })
      underWay.add(work)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    transactions,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
      await Promise.allSettled(underWay)
    },
  }
}

function perform(
  warehouse: Warehouse,
  method: Extract<Request, { method: unknown }>['method'],
  args: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  const [first, second, third] = args as never[]
  switch (method) {
    case 'query':
      return warehouse.query(first as never, { ...(second as unknown as object), signal })
    case 'transact':
      return warehouse.transact(first as never, second as never, { ...(third as unknown as object), signal })
    default:
      return (warehouse[method] as (...all: readonly unknown[]) => Promise<unknown>)(...args)
  }
}
