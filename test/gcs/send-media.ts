import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { Fault } from './faults.ts'
import type { StoredObject } from './objects.ts'

/** Sends the bytes of an object, packed to who takes it packed, or the range that was asked for. */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  object: StoredObject,
  fault: Fault | undefined,
): Promise<void> {
  const packed = object.gzip && /gzip/.test(request.headers['accept-encoding'] ?? '')
  const whole = object.gzip && !packed ? gunzipSync(object.bytes) : Buffer.from(object.bytes)
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const from = Number(first ?? 0)
  const to = last ? Math.min(Number(last), whole.length - 1) : whole.length - 1
  if (first !== undefined && from >= whole.length) {
    response.writeHead(416, { 'content-range': `bytes */${whole.length}` }).end()
    return
  }
  const body = first === undefined ? whole : whole.subarray(from, to + 1)
  if (fault && 'flip' in fault && body[0] !== undefined) body[0] ^= 1
  response.writeHead(first === undefined ? 200 : 206, {
    'content-type': 'application/json',
    'content-length': body.length,
    'x-goog-generation': object.generation,
    'x-goog-stored-content-encoding': object.gzip ? 'gzip' : 'identity',
    'x-goog-stored-content-length': object.bytes.length,
    'x-goog-hash': `crc32c=${object.crc32c},md5=${object.md5}`,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(first === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${whole.length}` }),
  })
  if (fault && 'cutAfter' in fault) {
    response.write(body.subarray(0, fault.cutAfter), () => request.socket.destroy())
    return
  }
  if (fault && 'trickleMs' in fault) {
    const part = Math.ceil(body.length / 8)
    for (let from = 0; from < body.length; from += part) {
      response.write(body.subarray(from, from + part))
      await pause(fault.trickleMs)
    }
    response.end()
    return
  }
  response.end(body)
}
