const VOID = new Set(['meta', 'wbr', 'br', 'img', 'link', 'input', 'hr'])
const TOKEN = /<!doctype html>|<\/([a-z0-9]+)>|<([a-zA-Z0-9]+)((?:\s[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/giy

export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * Reads a page strictly: every tag is closed in order, every attribute quoted, no `<` or stray `&` in text. Throws on
 * anything else, where a browser would guess. Gives every element with the text directly in it.
 */
export function readStrictly(page: string): readonly Element[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: (typeof elements)[number][] = []
  let at = 0
  while (at < page.length) {
    const inside = open.at(-1)
    const raw = inside && (inside.name === 'script' || inside.name === 'style')
    const next = raw ? page.indexOf(`</${inside.name}>`, at) : page.indexOf('<', at)
    const text = page.slice(at, next < 0 ? page.length : next)
    if (!raw && /&(?!(amp|lt|gt|quot|#39);)/.test(text))
      throw new Error(`stray & in \`${text.slice(0, 80)}\``)
    if (!inside && text.trim() !== '') throw new Error(`text outside of the page: \`${text.slice(0, 80)}\``)
    if (inside) inside.text += text
    if (next < 0) break
    TOKEN.lastIndex = next
    const token = TOKEN.exec(page)
    if (!token) throw new Error(`no tag at \`${page.slice(next, next + 80)}\``)
    const [, closes, opens, attributes = '', selfClosed] = token
    if (closes) {
      const last = open.pop()
      if (last?.name !== closes) throw new Error(`</${closes}> closes <${last?.name}>`)
    } else if (opens) {
      const element = { name: opens, attributes: readAttributes(attributes), text: '' }
      elements.push(element)
      if (!selfClosed && !VOID.has(opens)) open.push(element)
    }
    at = TOKEN.lastIndex
  }
  if (open.length > 0) throw new Error(`never closed: ${open.map(({ name }) => name).join(', ')}`)
  return elements
}

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value ?? '']),
  )
