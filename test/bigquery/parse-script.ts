import { invalidQuery } from './api-error.ts'

/** One statement of a script; `line` is where it begins, counted from 1. */
export type ScriptStatement = { readonly line: number } & (
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'declare'; readonly name: string; readonly type: string }
  | { readonly kind: 'set'; readonly name: string; readonly expression: string }
  | { readonly kind: 'begin' | 'commit' | 'rollback' | 'return' }
  | { readonly kind: 'if'; readonly condition: string; readonly body: readonly ScriptStatement[] }
)

type Token = { readonly text: string; readonly at: number; readonly end: number }

const TOKENS =
  /'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|\w+|[^\s\w]/g
const COMMENT = /^(--|#|\/\*)/

/** Takes a script apart into the statements that the product sends; another kind of block is refused. */
export function parseScript(script: string): readonly ScriptStatement[] {
  const tokens: readonly Token[] = Array.from(script.matchAll(TOKENS), ({ 0: text, index }) => ({
    text,
    at: index,
    end: index + text.length,
  })).filter(({ text }) => !COMMENT.test(text))
  let next = 0
  const word = (ahead = 0): string => (tokens[next + ahead]?.text ?? '').toUpperCase()
  const lineAt = (at: number): number => script.slice(0, at).split('\n').length

  /** Text up to a token on the outermost level, which is stepped over. */
  const textUntil = (stop: string): string => {
    const from = next
    for (let depth = 0; next < tokens.length; next += 1) {
      const text = word()
      if (text === '(') depth += 1
      else if (text === ')') depth -= 1
      else if (depth === 0 && text === stop) break
    }
    const found = script.slice(tokens[from]?.at ?? script.length, tokens[next - 1]?.end ?? script.length)
    if (next === tokens.length && stop !== ';') throw invalidQuery('Syntax error: Unexpected end of script')
    next += 1
    return from === next - 1 ? '' : found
  }
  const simple = (kind: 'begin' | 'commit' | 'rollback' | 'return', line: number): ScriptStatement => {
    textUntil(';')
    return { kind, line }
  }
  const statement = (): ScriptStatement => {
    const line = lineAt(tokens[next]?.at ?? 0)
    switch (word()) {
      case 'BEGIN':
        if (word(1) !== 'TRANSACTION' && word(1) !== ';')
          throw invalidQuery('the emulator does not know blocks of BEGIN … END')
        return simple('begin', line)
      case 'COMMIT':
        return simple('commit', line)
      case 'ROLLBACK':
        return simple('rollback', line)
      case 'RETURN':
        return simple('return', line)
      case 'DECLARE': {
        const [, name = '', type = ''] = textUntil(';').split(/\s+/)
        return { kind: 'declare', line, name, type }
      }
      case 'SET': {
        const [, name = '', expression = ''] = /^SET\s+(\w+)\s*=([\s\S]*)$/i.exec(textUntil(';')) ?? []
        return { kind: 'set', line, name, expression }
      }
      case 'IF': {
        next += 1
        const condition = textUntil('THEN')
        const body: ScriptStatement[] = []
        while (!(word() === 'END' && word(1) === 'IF')) {
          if (next >= tokens.length) throw invalidQuery('Syntax error: Expected END IF')
          body.push(statement())
        }
        textUntil(';')
        return { kind: 'if', line, condition, body }
      }
      default:
        return { kind: 'sql', line, sql: textUntil(';') }
    }
  }
  const found: ScriptStatement[] = []
  while (next < tokens.length) {
    if (word() === ';') next += 1
    else found.push(statement())
  }
  if (found.length === 0) throw invalidQuery('Syntax error: Unexpected end of statement at [1:1]')
  return found
}
