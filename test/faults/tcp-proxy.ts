import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  readonly port: number
  /** Breaks every connection there is; new ones are taken. */
  cut(): void
  /** From now on nothing is passed on, in either direction, while connections stay open and new ones are taken. */
  stall(): void
  /** Passes on what was kept back, and everything after it. */
  resume(): void
  /** Passes what clients say on, and cuts their connection when the answer to the next words comes, so that it is lost. */
  loseNextReply(): void
  /** Passes on what clients say, and nothing of what is answered, until it resumes. */
  loseReplies(): void
  close(): Promise<void>
}

/** Stands between a client and a server, and does to their connection what networks do. */
export async function tcpProxy(target: { readonly port: number; readonly host?: string }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let stalled = false
  let losesReply = false
  let losesAll = false
  const server = createServer(client => {
    const upstream = connect(target.port, target.host ?? '127.0.0.1')
    const pair = [client, upstream] as const
    pairs.add(pair)
    /** Whether the client said something since the reply is to be lost. */
    let spoke = false
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      upstream.destroy()
    }
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        // A half-open connection does not even hear of the other side's end.
        if (!stalled) end()
      })
    }
    client.on('data', data => {
      spoke ||= losesReply
      upstream.write(data)
    })
    upstream.on('data', data => {
      if (losesAll) return
      if (losesReply && spoke) {
        losesReply = false
        end()
        return
      }
      client.write(data)
    })
    if (stalled) for (const socket of pair) socket.pause()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const cut = () => {
    for (const [client, upstream] of pairs) {
      client.destroy()
      upstream.destroy()
    }
    pairs.clear()
  }
  return {
    port: address.port,
    cut,
    stall: () => {
      stalled = true
      for (const socket of [...pairs].flat()) socket.pause()
    },
    resume: () => {
      stalled = false
      losesAll = false
      for (const socket of [...pairs].flat()) socket.resume()
    },
    loseNextReply: () => {
      losesReply = true
    },
    loseReplies: () => {
      losesAll = true
    },
    close: async () => {
      cut()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
