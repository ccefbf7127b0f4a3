type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end'

/** Where a text stops being JSON, as an index; `cut` when it only ends too early. */
export type JsonFault = { readonly at: number; readonly cut: boolean }

const word = /[-+.\w]+/y
const scalar = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/
const unfinishedNumber = /^-?(?:(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?)?)?$/

/**
 * Finds what is wrong with a text that JSON.parse did not take; undefined when nothing is. JSON.parse knows it
 * too, but says it in words that differ between versions of V8, and does not tell a cut file from a broken one.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: string[] = []
  let expecting: Expecting = 'value'
  for (let at = 0; ; ) {
    while (' \t\n\r'.includes(text[at] ?? '.')) at += 1
    const mark = text[at]
    if (mark === undefined) return expecting === 'end' ? undefined : { at: text.length, cut: true }
    const token = '{}[]:,'.includes(mark)
      ? { kind: mark, end: at + 1 }
      : mark === '"'
        ? stringAt(text, at)
        : wordAt(text, at)
    if ('cut' in token) return token
    const next = step(expecting, token.kind, open)
    if (next === undefined) return { at, cut: false }
    expecting = next
    at = token.end
  }
}

type Token = { readonly kind: string; readonly end: number }

function wordAt(text: string, at: number): Token | JsonFault {
  word.lastIndex = at
  const seen = word.exec(text)?.[0] ?? ''
  if (scalar.test(seen)) return { kind: 'scalar', end: at + seen.length }
  const isLast = seen !== '' && at + seen.length === text.length
  const isStart = unfinishedNumber.test(seen) || ['true', 'false', 'null'].some(w => w.startsWith(seen))
  return { at, cut: isLast && isStart }
}

function stringAt(text: string, from: number): Token | JsonFault {
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '"') return { kind: 'string', end: at + 1 }
    if (char < ' ') return { at, cut: false }
    if (char !== '\\') continue
    const escaped = text.slice(at + 1, at + 6)
    if (/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(escaped)) at += escaped.startsWith('u') ? 5 : 1
    else
      return { at, cut: at + 1 + escaped.length === text.length && /^(?:u[0-9a-fA-F]{0,3})?$/.test(escaped) }
  }
  return { at: from, cut: true }
}

/** What may follow, once `seen` stands where `expecting` was expected; undefined when it may not stand there. */
function step(expecting: Expecting, seen: string, open: string[]): Expecting | undefined {
  const after = (): Expecting => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]')
  const close = () => {
    open.pop()
    return after()
  }
  switch (expecting) {
    case 'value':
    case 'value or ]':
      if (seen === '{' || seen === '[') {
        open.push(seen)
        return seen === '{' ? 'key or }' : 'value or ]'
      }
      if (seen === ']' && expecting === 'value or ]') return close()
      return seen === 'scalar' || seen === 'string' ? after() : undefined
    case 'key or }':
      if (seen === '}') return close()
      return seen === 'string' ? ':' : undefined
    case 'key':
      return seen === 'string' ? ':' : undefined
    case ':':
      return seen === ':' ? 'value' : undefined
    case ', or }':
      return seen === ',' ? 'key' : seen === '}' ? close() : undefined
    case ', or ]':
      return seen === ',' ? 'value' : seen === ']' ? close() : undefined
    case 'end':
      return undefined
  }
}
