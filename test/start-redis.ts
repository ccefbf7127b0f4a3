import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'

export type RedisServer = {
  readonly url: string
  readonly port: number
  /** Stops the server at once, as a crash does, and starts it again on the same port, with nothing in it. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts a Redis of one's own, which keeps nothing, with the `redis-server` that is installed. */
export async function startRedis(program = 'redis-server'): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'backcourt-redis-'))
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess
  const start = async () => {
    const settings = [
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ]
    server = spawn(program, settings, { stdio: 'ignore' })
    const failed = once(server, 'exit').then(([code]) =>
      Promise.reject(new Error(`${program} ended with ${code}`)),
    )
    failed.catch(() => undefined)
    await Promise.race([failed, answering(url)])
  }
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url,
    port,
    restart: async () => {
      await stop()
      await start()
    },
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await answers(url)) return
    await pause(25)
  }
  throw new Error(`${url} does not answer`)
}

/** Whether a Redis answers there. */
export async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1000,
    commandTimeout: 1000,
    retryStrategy: null,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.disconnect()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
