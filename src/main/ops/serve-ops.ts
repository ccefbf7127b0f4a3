import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Queue } from 'bullmq'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import packageJson from '../../../package.json' with { type: 'json' }
import { AskError } from '../../warehouse/errors.ts'
import type { Metrics } from './open-metrics.ts'
import type { OpsAddress } from './ops-address.ts'
import { queueBoard } from './queue-board.ts'
import { tokenGate } from './token-gate.ts'
import type { PartStates } from './watch-parts.ts'

const QUEUES = '/queues'
/** What somebody who reads may take to finish when this process ends. */
const LAST_WORDS_MS = 1_000

export type OpsOptions = {
  readonly address: OpsAddress
  readonly role: string
  readonly parts: () => Promise<PartStates>
  readonly metrics: Pick<Metrics, 'scrape'>
  /** Shown at /queues when there is a token. */
  readonly queues?: readonly Queue[]
  readonly adminToken?: string | undefined
  readonly logger: Logger
  readonly now: () => Date
}

export type Ops = {
  /** Where it listens, with the port that it got. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * One HTTP server for whoever watches over this process: `/healthz` (200 when every part is up, else 503),
 * `/healthz/live` (200 while it answers at all), `/metrics`, and `/queues` for who has the token.
 */
export async function serveOps(options: OpsOptions): Promise<Ops> {
  const server = createServer(await pages(options))
  await listen(server, options.address)
  const { address, family, port } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise(resolve => {
        const insist = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS)
        server.close(() => {
          clearTimeout(insist)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

async function pages({
  role,
  parts,
  metrics,
  queues,
  adminToken,
  logger,
  now,
}: OpsOptions): Promise<Express> {
  const begun = now()
  const app = express().disable('x-powered-by').disable('etag')
  app.use((_, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
    next()
  })
  const self = { version: packageJson.version, role, pid: process.pid, since: begun.toISOString() }
  app.get('/healthz', async (_, response) => {
    const states = await parts()
    const up = Object.values(states).every(({ state }) => state === 'up')
    response.status(up ? 200 : 503).json({ state: up ? 'up' : 'down', ...self, parts: states })
  })
  app.get('/healthz/live', (_, response) => {
    response.json({ state: 'up', ...self })
  })
  app.get('/metrics', async (_, response) => {
    const { type, text } = await metrics.scrape()
    response.set('Content-Type', type).send(text)
  })
  if (adminToken && queues) app.use(QUEUES, tokenGate(adminToken, now), await queueBoard(queues, QUEUES))
  app.use((_, response) => {
    response.status(404).json({ error: 'there are /healthz, /healthz/live and /metrics' })
  })
  // Four parameters make it express's handler of errors. What went wrong is for the log, not for who asked.
  app.use((err: unknown, request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(err)
    if (status >= 500) logger.error({ err, path: request.path }, 'a page of operations broke')
    if (response.headersSent) return next(err)
    response
      .status(status)
      .json({ error: status >= 500 ? 'this broke; the log says more' : 'the request is wrong' })
  })
  return app
}

/** Express and its parts put a status on what is the asker's fault. */
const statusOf = (err: unknown): number => {
  const { status } = (err ?? {}) as { readonly status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

async function listen(server: Server, { host, port }: OpsAddress): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new AskError(
      code === 'EADDRINUSE'
        ? `${host}:${port}, for health and metrics, is taken by another process`
        : `nothing can listen at ${host}:${port} for health and metrics: ${message}`,
      'set BACKCOURT_HTTP to another host:port, to 0 for a free port, or to off',
      { cause: error },
    )
  }
}
