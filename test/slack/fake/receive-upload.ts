import type { Served } from './response-url.ts'
import type { World } from './world.ts'

/** The bytes of a form's one part, or the body itself when it is not a form. */
const bytesOf = (type: string, body: Buffer): Buffer => {
  const boundary = /boundary=(.+)$/.exec(type)?.[1]
  if (boundary === undefined) return body
  const start = body.indexOf('\r\n\r\n') + 4
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start))
}

export const receiveUpload = (world: World, id: string, type: string, body: Buffer): Served => {
  const file = world.files.get(id)
  if (!file || file.complete) return { status: 404, body: 'no such upload' }
  file.bytes = bytesOf(type, body)
  return { status: 200, body: `OK - ${file.bytes.length}` }
}
