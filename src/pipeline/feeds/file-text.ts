import { type Rejected, rejected } from './feed.ts'

/** The text of a file without its byte order mark; or why its bytes are no text that a feed could hold. */
export function textOf(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Rejected {
  if (bytes.length === 0) return rejected('empty', 'The file has 0 bytes.')
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return rejected('not-utf8', 'The file must be UTF-8; its first two bytes are the mark of UTF-16.')
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text: string
  try {
    // Streaming mode keeps an unfinished last character back, so a cut file is told from a wrong encoding.
    text = decoder.decode(bytes, { stream: true })
  } catch {
    return rejected('not-utf8', `The file must be UTF-8; byte ${firstBadByte(bytes)} is not.`)
  }
  try {
    decoder.decode()
  } catch {
    return rejected('truncated', `The file ends inside a character, after ${bytes.length} bytes.`)
  }
  const start = text.search(/\S/)
  if (start < 0) return rejected('empty', `The file holds only white space (${bytes.length} bytes).`)
  if (text[start] === '<') {
    const seen = text.slice(start, start + 60).replace(/\s+/g, ' ')
    return rejected('html', `The file is a web page, probably an error message of the source: ${seen}`)
  }
  return { ok: true, text }
}

/** Where the first character begins that is none, found by halving the file. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  let start = 0
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      // A character that has only begun is not decoded yet: the bad one begins where the decoded text ends.
      start = Buffer.byteLength(decoder.decode(bytes.subarray(0, middle), { stream: true }))
      good = middle
    } catch {
      bad = middle
    }
  }
  return start
}
