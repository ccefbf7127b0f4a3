import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What this harness uses of a gRPC client; the packages' own types are not there in the main install. */
export type GrpcClient = {
  close(): void
  waitForReady(deadline: number, done: (error?: Error) => void): void
} & Record<string, unknown>

export type GrpcCall = (request: unknown, done: (error: GrpcError | null, answer: unknown) => void) => void

/** `details` is the server's text; `message` has the status code before it. */
export type GrpcError = Error & { readonly code: number; readonly details: string }

type Grpc = {
  credentials: { createInsecure(): unknown }
  loadPackageDefinition(definition: unknown): {
    zetasql: {
      local_service: {
        ZetaSqlLocalService: new (
          address: string,
          credentials: unknown,
          options: Record<string, number>,
        ) => GrpcClient
      }
    }
  }
}

type ProtoLoader = { loadSync(file: string, options: Record<string, unknown>): unknown }

type Protobuf = { util: { recursionLimit: number }; Reader: { recursionLimit: number } }

// A sum of 25 terms is analysed into a tree of more than the 100 levels that protobufjs allows.
const deepestMessage = 2000

/** The three packages of test/googlesql/package.json, as far as they are used. */
export type GrpcParts = {
  readonly grpc: Grpc
  readonly protoLoader: ProtoLoader
  /** The executable that serves ZetaSQL over gRPC. */
  readonly serverPath: string
  readonly protosFolder: string
}

/**
 * Loads gRPC and finds the analyser's server. They are 340 MB, hence a package of their own that the main install
 * leaves out; without it this throws with the line to type, because a skipped proof looks like a passed one.
 */
export function loadGrpc(from: string = import.meta.url): GrpcParts {
  const require = createRequire(from)
  try {
    const protoLoaderPath = require.resolve('@grpc/proto-loader')
    const protobuf = createRequire(protoLoaderPath)('protobufjs') as Protobuf
    protobuf.util.recursionLimit = deepestMessage
    protobuf.Reader.recursionLimit = deepestMessage
    const zetasql = join(dirname(require.resolve('@fivetrandevelopers/zetasql')), 'zetasql')
    return {
      grpc: require('@grpc/grpc-js') as Grpc,
      protoLoader: require(protoLoaderPath) as ProtoLoader,
      serverPath: join(zetasql, 'remote_server.so'),
      protosFolder: join(zetasql, 'protos'),
    }
  } catch (cause) {
    throw new Error('The GoogleSQL analyser is not installed. Type: npm ci --prefix test/googlesql', {
      cause,
    })
  }
}
