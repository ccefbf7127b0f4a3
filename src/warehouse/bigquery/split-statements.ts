import { QUIET_TEXT } from './quiet-text.ts'

const PIECE = new RegExp(`(${QUIET_TEXT})|(;)`, 'g')
const COMMENT = /^(--|#|\/\*)/

/** The statements of a text, without the semicolons between them; what holds nothing but comments is none. */
export function splitStatements(sql: string): readonly string[] {
  const found: string[] = []
  let from = 0
  let bare = ''
  let copied = 0
  const end = (at: number) => {
    bare += sql.slice(copied, at)
    if (bare.trim() !== '') found.push(sql.slice(from, at).trim())
    bare = ''
    from = at + 1
    copied = from
  }
  for (const { 0: text, 1: quiet, index } of sql.matchAll(PIECE)) {
    if (quiet === undefined) {
      end(index)
      continue
    }
    bare += sql.slice(copied, index) + (COMMENT.test(text) ? ' ' : text)
    copied = index + text.length
  }
  end(sql.length)
  return found
}
