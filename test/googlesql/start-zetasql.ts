import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type GrpcCall, type GrpcClient, type GrpcError, loadGrpc } from './load-grpc.ts'

/** A running ZetaSQL server: Google's own GoogleSQL analyser and reference evaluator. */
export type ZetaSql = {
  /** One call of ZetaSqlLocalService. Rejects with a `GrpcError`. */
  call(method: 'Analyze' | 'EvaluateQuery' | 'GetLanguageOptions', request: unknown): Promise<unknown>
  /** Language options of BigQuery: outward type names, QUALIFY a reserved word. */
  readonly language: Readonly<Record<string, unknown>>
  /** Ends the server; resolves when its process is gone. */
  stop(): Promise<void>
}

const startTimeoutMs = 20_000
const largestMessage = 500_000_000

// The shell holds our end of a pipe: it closes however this process ends, kill -9 included, and the server with it.
const untilStdinCloses = '"$0" "$@" & server=$!; cat >/dev/null; kill -9 $server; wait $server 2>/dev/null'

/**
 * Starts a server on a free loopback port and waits until it answers (about half a second). `from` is a file of this
 * folder, for a bundle that lies elsewhere.
 */
export async function startZetaSql(from?: string): Promise<ZetaSql> {
  const { grpc, protoLoader, serverPath, protosFolder } = loadGrpc(from)
  const port = String(await freePort())
  const child = spawn('/bin/sh', ['-c', untilStdinCloses, serverPath, 'localhost', port], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const gone = once(child, 'exit')

  const definition = protoLoader.loadSync('local_service.proto', {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: false,
    oneofs: true,
    includeDirs: [protosFolder],
  })
  const { ZetaSqlLocalService } = grpc.loadPackageDefinition(definition).zetasql.local_service
  const client = new ZetaSqlLocalService(`localhost:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': largestMessage,
    'grpc.max_send_message_length': largestMessage,
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 200,
  })

  const call: ZetaSql['call'] = (method, request) =>
    new Promise((resolve, reject) => {
      const ask = client[method] as GrpcCall
      ask.call(client, request, (error: GrpcError | null, answer) =>
        error ? reject(error) : resolve(answer),
      )
    })
  const stop = async () => {
    client.close()
    child.stdin.end()
    await gone
  }

  try {
    await ready(client)
    const features = (await call('GetLanguageOptions', { maximum_features: true })) as Record<string, unknown>
    const language = {
      ...features,
      product_mode: 'PRODUCT_EXTERNAL',
      name_resolution_mode: 'NAME_RESOLUTION_DEFAULT',
      reserved_keywords: ['QUALIFY'],
    }
    return { call, language, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const ready = (client: GrpcClient) =>
  new Promise<void>((resolve, reject) => {
    client.waitForReady(Date.now() + startTimeoutMs, error => (error ? reject(error) : resolve()))
  })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port')
  return address.port
}
