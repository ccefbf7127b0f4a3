import type { IncomingMessage } from 'node:http'
import type { Arguments } from './api-method.ts'

/** Arguments that travel as JSON inside a form. */
const structured = new Set([
  'blocks',
  'view',
  'attachments',
  'metadata',
  'files',
  'prompts',
  'loading_messages',
])

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The arguments of a call, whether sent as JSON or as a form. */
export const readArguments = (type: string, body: Buffer): Arguments => {
  const text = body.toString()
  if (type.includes('json')) return JSON.parse(text === '' ? '{}' : text) as Arguments
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      structured.has(key) ? (JSON.parse(value) as unknown) : value,
    ]),
  )
}
