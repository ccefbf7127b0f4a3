import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { OAuth2Client } from 'google-auth-library'
import type { GcsOptions } from '../../src/files/gcs/gcs-store.ts'
import { errorBody } from '../bigquery/api-error.ts'
import { type Fault, takeFault } from './faults.ts'
import { objectsIn, resource } from './objects.ts'
import { sendMedia } from './send-media.ts'

const TOKEN = 'the token that the emulator knows'

/** What the JSON API of Google Cloud Storage does for who only reads: list, get and download, for one bucket. */
export async function startGcs({ bucket = 'phase-1' }: { readonly bucket?: string } = {}) {
  const objects = objectsIn(bucket)
  const faults: Fault[] = []
  const requests: string[] = []
  const load = { now: 0, most: 0 }

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    fault: Fault | undefined,
  ): Promise<void> => {
    const { wanted, name, media } = requestOf(url)
    const refuse = (code: number, reason: string, message: string) => {
      // Who downloads gets the bare message; whoever asks for a resource gets JSON.
      response.writeHead(code, { 'content-type': media ? 'text/html; charset=UTF-8' : 'application/json' })
      response.end(media ? message : JSON.stringify(errorBody({ code, reason, message })))
    }
    const send = (content: object) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
      response.end(JSON.stringify(content))
    }
    if (fault && 'waitMs' in fault) await pause(fault.waitMs)
    if (fault && 'reset' in fault) return void request.socket.destroy()
    if (fault && 'answer' in fault)
      return refuse(fault.answer.code, fault.answer.reason, fault.answer.message)
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return refuse(401, 'required', 'Anonymous caller does not have storage.objects.list access.')
    if (wanted !== bucket) return refuse(404, 'notFound', 'The specified bucket does not exist.')
    if (name === undefined) {
      const { items, ...page } = objects.list(url.searchParams)
      return send({ kind: 'storage#objects', ...chosen(url.searchParams.get('fields'), page, items) })
    }
    const object = objects.find(name)
    if (!object) return refuse(404, 'notFound', `No such object: ${bucket}/${name}`)
    if (media) return sendMedia(request, response, object, fault)
    send(resource(bucket, object))
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const { name, media } = requestOf(url)
    const called =
      name === undefined
        ? `list ${url.searchParams.get('prefix') ?? ''}`
        : `${media ? 'read' : 'get'} ${name}`
    requests.push(called)
    load.now += 1
    load.most = Math.max(load.most, load.now)
    response.once('close', () => {
      load.now -= 1
    })
    answer(request, response, url, takeFault(faults, called)).catch(() => request.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port')
  const apiEndpoint = `http://127.0.0.1:${address.port}`

  return {
    objects,
    faults,
    /** `list prefix`, `get name` or `read name` of every request so far. */
    requests,
    /** Requests under way, now and at most. */
    load,
    /** For `gcsStore`: who the emulator knows, and no waiting between tries. */
    options(): GcsOptions {
      const authClient = new OAuth2Client()
      authClient.setCredentials({ access_token: TOKEN, expiry_date: Date.now() + 86_400_000 })
      return { bucket, apiEndpoint, authClient, pause: async (_ms, signal) => signal?.throwIfAborted() }
    },
    /** Puts every file of a folder into the bucket. */
    async putFolder(folder: string, prefix = ''): Promise<void> {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        objects.put(prefix + relative(folder, path).split(sep).join('/'), await readFile(path))
      }
    },
    async close(): Promise<void> {
      server.close()
      server.closeAllConnections()
    },
  }
}

export type GcsEmulator = Awaited<ReturnType<typeof startGcs>>

function requestOf(url: URL) {
  const [, wanted, name] = /^\/storage\/v1\/b\/([^/]+)\/o(?:\/(.+))?$/.exec(url.pathname) ?? []
  return {
    wanted: wanted === undefined ? undefined : decodeURIComponent(wanted),
    name: name === undefined ? undefined : decodeURIComponent(name),
    media: url.searchParams.get('alt') === 'media',
  }
}

/** Only what was asked for, as the API has it: `fields=nextPageToken,items(name,size)`. */
function chosen(fields: string | null, page: object, items: readonly object[]): object {
  if (fields === null) return { ...page, items }
  const names = new Set(/items\(([^)]*)\)/.exec(fields)?.[1]?.split(','))
  const kept = items.map(item => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))))
  return { ...(fields.includes('nextPageToken') ? page : {}), ...(kept.length > 0 ? { items: kept } : {}) }
}
