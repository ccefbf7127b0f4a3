import type { IncomingMessage } from 'node:http'

/** The two parts of a multipart upload: what the job is, and its data. */
export function readUpload(
  request: IncomingMessage,
  body: Buffer,
): { readonly resource: string; readonly data: string } {
  const boundary = /boundary="?([^";]+)/.exec(request.headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) throw new Error('an upload without a boundary')
  const parts: Buffer[] = []
  const mark = Buffer.from(`--${boundary}`)
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) break
    const part = body.subarray(at + mark.length, next)
    const head = part.indexOf('\r\n\r\n')
    parts.push(part.subarray(head + 4, part.length - 2))
    at = next
  }
  return { resource: String(parts[0] ?? ''), data: String(parts[1] ?? '') }
}
