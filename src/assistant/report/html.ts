/** A piece of HTML that is safe to put into a page. Only `html` makes it. */
export type Markup = { readonly markup: string }

/** What may stand in a hole of `html`: text and numbers are escaped, markup and lists of it are taken as they are. */
export type Hole = string | number | undefined | Markup | readonly Markup[]

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Signs that no browser shows and that can turn the text around them; a name from a file may hold some. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\ufeff]/gu

export const escapeHtml = (text: string): string =>
  text.replace(INVISIBLE, '\ufffd').replace(/[&<>"']/g, sign => SIGNS[sign] ?? sign)

/** The one way to write HTML here: whatever is not markup is escaped, so that forgetting it is not possible. */
export const html = (texts: TemplateStringsArray, ...holes: readonly Hole[]): Markup => ({
  markup: texts.map((text, index) => (index === 0 ? text : `${fill(holes[index - 1])}${text}`)).join(''),
})

export const nothing: Markup = { markup: '' }

function fill(hole: Hole): string {
  if (hole === undefined) return ''
  if (typeof hole === 'number') return String(hole)
  if (typeof hole === 'string') return escapeHtml(hole)
  return 'markup' in hole ? hole.markup : hole.map(({ markup }) => markup).join('')
}
