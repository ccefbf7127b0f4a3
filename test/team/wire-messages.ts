import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** The methods of a warehouse that cross the wire. */
export type Method =
  | 'query'
  | 'transact'
  | 'inspect'
  | 'listTables'
  | 'describeTables'
  | 'draftTables'
  | 'createTables'

export type Request =
  | { readonly id: number; readonly method: Method; readonly args: readonly unknown[] }
  | { readonly abort: number }

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number
      readonly error: { readonly name: string; readonly message: string; readonly fix?: string }
    }

/** One JSON document a line. */
export const send = (socket: Socket, message: Request | Reply): void => {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}

export function receive<M>(socket: Socket, listener: (message: M) => void): void {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', line => listener(JSON.parse(line) as M))
  lines.on('error', () => undefined)
}
