import type { z } from 'zod'
import { type Rejected, rejected } from './feed.ts'
import { textOf } from './file-text.ts'
import { jsonFault } from './json-fault.ts'
import { shapeFault } from './shape-fault.ts'

/** Reads a JSON file and checks its shape; keys that the schema does not know are ignored, for feeds grow. */
export function readJson<T>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
): { readonly ok: true; readonly data: T } | Rejected {
  const decoded = textOf(bytes)
  if (!decoded.ok) return decoded
  let value: unknown
  try {
    value = JSON.parse(decoded.text)
  } catch (error) {
    return faultOf(decoded.text, bytes, error)
  }
  const parsed = schema.safeParse(value)
  return parsed.success
    ? { ok: true, data: parsed.data }
    : rejected('bad-shape', shapeFault(parsed.error, value))
}

function faultOf(text: string, bytes: Uint8Array, error: unknown): Rejected {
  const fault = jsonFault(text)
  if (fault?.cut) return rejected('truncated', `The JSON ends too early, after ${bytes.length} bytes.`)
  if (!fault) return rejected('malformed-json', `The file is no JSON: ${String(error)}`)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const at = mark + Buffer.byteLength(text.slice(0, fault.at))
  const seen = JSON.stringify(text.slice(fault.at, fault.at + 20))
  return rejected('malformed-json', `The file is no JSON from byte ${at} on: ${seen}.`)
}
