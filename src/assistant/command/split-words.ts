import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { oddCharacters, plainCharacters, undashedFlag, withoutControlCharacters } from './odd-characters.ts'
import { showSeen } from './show-seen.ts'

/** A command longer than this is a paste that went to the wrong window. */
export const LONGEST_LINE = 4_000

/** The refusal for a text that is too long to be a command; it shows the beginning only. */
export const refuseTooLong = (text: string): Refusal =>
  refuse(
    'too-long',
    `A command has at most ${LONGEST_LINE.toLocaleString('en-US')} characters; this one begins \`${showSeen(text, 40)}\`.`,
    'help',
  )

type Piece = { readonly word: string; readonly next: number }

const isSpace = (char: string): boolean => char === ' ' || char === '\t'

/** Reads a quoted stretch that begins at `from` (the quote itself). In "…" a backslash keeps the next `"` or `\`. */
const readQuoted = (line: string, from: number): Piece | Refusal => {
  const quote = line.charAt(from)
  let word = ''
  for (let i = from + 1; i < line.length; i++) {
    const char = line.charAt(i)
    const after = line.charAt(i + 1)
    if (quote === '"' && char === '\\' && (after === '"' || after === '\\')) {
      word += after
      i++
    } else if (char !== quote) {
      word += char
    } else if (after === '' || isSpace(after)) {
      return { word, next: i + 1 }
    } else {
      return refuse(
        'unbalanced-quote',
        `A closing ${quote} must end its word, but \`${showSeen(line.slice(i, i + 20))}\` goes on behind it; put the other kind of quote around the whole text.`,
      )
    }
  }
  return refuse('unbalanced-quote', `The quote in \`${showSeen(line.slice(from))}\` is never closed.`)
}

/** Reads an unquoted word. A quote in the middle of it is a letter (De'Aaron), except right behind `--flag=`. */
const readBare = (line: string, from: number): Piece | Refusal => {
  let word = ''
  let i = from
  for (; i < line.length && !isSpace(line.charAt(i)); i++) {
    const char = line.charAt(i)
    const after = line.charAt(i + 1)
    if (char === '\\' && after !== '' && ' \t\'"\\'.includes(after)) {
      word += after
      i++
    } else if ((char === '"' || char === "'") && /^--[a-z-]+=$/.test(word)) {
      const quoted = readQuoted(line, i)
      return isRefusal(quoted) ? quoted : { word: word + quoted.word, next: quoted.next }
    } else {
      word += char
    }
  }
  return { word, next: i }
}

type Read = { readonly words: readonly string[]; readonly odd: readonly string[]; readonly plain: string }

const readLine = (line: string): Read | Refusal => {
  const words: string[] = []
  const odd: string[] = []
  let plain = ''
  for (let i = 0; i < line.length; ) {
    if (isSpace(line.charAt(i))) {
      plain += line.charAt(i++)
      continue
    }
    const isQuoted = line.charAt(i) === '"' || line.charAt(i) === "'"
    const piece = isQuoted ? readQuoted(line, i) : readBare(line, i)
    if (isRefusal(piece)) return piece
    const typed = line.slice(i, piece.next)
    const undashed = isQuoted ? undefined : undashedFlag(typed)
    if (undashed !== undefined) odd.push('a long dash in place of --')
    if (!isQuoted) odd.push(...oddCharacters(typed))
    else if (withoutControlCharacters(typed) !== typed) odd.push('a control character')
    plain += isQuoted ? withoutControlCharacters(typed) : plainCharacters(undashed ?? typed)
    words.push(piece.word)
    i = piece.next
  }
  return { words, odd: [...new Set(odd)], plain }
}

/**
 * Splits a line, as typed in the REPL or in Slack, into words. '…' is taken as it stands, "…" knows `\"` and `\\`, and
 * outside quotes a backslash keeps a space, a quote or a backslash. Look-alike and invisible characters outside quotes
 * are refused with the plain line, because they would otherwise be part of a name that then "does not exist".
 */
export const splitWords = (text: string): readonly string[] | Refusal => {
  if (text.length > LONGEST_LINE) return refuseTooLong(text)
  const read = readLine(text.replace(/[\r\n]+$/, ''))
  if (isRefusal(read)) return read
  if (read.odd.length === 0) return read.words
  return refuse(
    'odd-characters',
    `The line holds ${read.odd.join(' and ')}, which commands do not know; type it with plain characters.`,
    read.plain.trim() || 'help',
  )
}
