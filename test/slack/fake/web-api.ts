import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ApiMethod, type Arguments, failed, textIn } from './api-method.ts'
import { createFaults } from './faults.ts'
import { assistant } from './methods/assistant.ts'
import { chat } from './methods/chat.ts'
import { conversations } from './methods/conversations.ts'
import { files } from './methods/files.ts'
import { people } from './methods/people.ts'
import { views } from './methods/views.ts'
import { createRateLimit } from './rate-limit.ts'
import { readArguments, readBody } from './read-arguments.ts'
import { receiveUpload } from './receive-upload.ts'
import { answerResponseUrl, type Served } from './response-url.ts'
import type { World } from './world.ts'

/** One call as it arrived; `error` is Slack's no, and `status` is absent when the reply never left. */
export type Call = {
  readonly method: string
  readonly args: Arguments
  /** milliseconds of the world's clock */
  readonly at: number
  status?: number
  error?: string
}

type Tokens = { readonly token: string; readonly appToken: string }

const openSocket: ApiMethod = (_, __, origin) => ({
  ok: true,
  url: `${origin.replace('http:', 'ws:')}/link?ticket=1`,
})

const methods: Readonly<Record<string, ApiMethod>> = {
  ...people,
  ...chat,
  ...views,
  ...files,
  ...conversations,
  ...assistant,
  'apps.connections.open': openSocket,
}

const send = (response: ServerResponse, { status, headers, body }: Served): void => {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

/** Slack's side of HTTP: Web API methods, response addresses, uploads. Listens on a free port of this machine. */
export const startWebApi = async (world: World, { token, appToken }: Tokens) => {
  const calls: Call[] = []
  const faults = createFaults()
  const limit = createRateLimit(world.now)
  const limited = { on: false }

  const tokenProblem = (method: string, request: IncomingMessage, args: Arguments): string | undefined => {
    const given = (request.headers.authorization ?? '').replace('Bearer ', '') || textIn(args, 'token')
    if (given === '') return 'not_authed'
    if (given !== token && given !== appToken) return 'invalid_auth'
    return (method === 'apps.connections.open') === (given === appToken)
      ? undefined
      : 'not_allowed_token_type'
  }

  const callMethod = (method: string, request: IncomingMessage, args: Arguments): Served => {
    const problem = tokenProblem(method, request, args)
    const reply = problem
      ? failed(problem)
      : (methods[method] ?? (() => failed('unknown_method')))(args, world, origin())
    return { status: 200, body: reply }
  }

  const serve = async (call: Call, response: ServerResponse, work: () => Served): Promise<void> => {
    calls.push(call)
    const { method, args } = call
    const fault = faults.take(method)
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
    if (fault?.drop) return void response.socket?.destroy()
    // Response addresses and uploads have no tier.
    const wait = limited.on && method in methods ? limit(method, textIn(args, 'channel')) : undefined
    const scripted =
      fault?.status !== undefined || fault?.body !== undefined
        ? {
            status: fault.status ?? 200,
            headers: fault.headers ?? {},
            body: fault.body ?? failed('ratelimited'),
          }
        : undefined
    const served =
      scripted ??
      (wait === undefined
        ? work()
        : { status: 429, headers: { 'retry-after': String(wait) }, body: failed('ratelimited') })
    await fault?.holds
    if (fault?.lost) return void response.socket?.destroy()
    call.status = served.status
    const error = (served.body as { error?: string } | undefined)?.error
    if (error !== undefined) call.error = error
    send(response, served)
  }

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const [, way = '', name = ''] = new URL(request.url ?? '/', 'http://slack').pathname.split('/')
    const type = request.headers['content-type'] ?? ''
    const at = world.now()
    if (way === 'response')
      return serve({ method: 'response_url', args: readArguments('json', body), at }, response, () =>
        answerResponseUrl(world, name, body),
      )
    if (way === 'upload')
      return serve({ method: 'upload', args: { file: name }, at }, response, () =>
        receiveUpload(world, name, type, body),
      )
    const args = readArguments(type, body)
    return serve({ method: name, args, at }, response, () => callMethod(name, request, args))
  }

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) =>
      send(response, { status: 500, body: `the fake Slack broke: ${String(error)}` }),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    server,
    origin: origin(),
    calls,
    faults,
    limited,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
