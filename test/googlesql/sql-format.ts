import { isKeyword, isReserved } from './sql-keywords.ts'
import { sqlTokens } from './sql-tokens.ts'

const longestLine = 120

/** What is untidy in a .sql file, line by line. */
export function untidiness(sql: string): readonly string[] {
  const found: string[] = []
  const complain = (line: number, says: string) => found.push(`line ${line}: ${says}`)
  for (const [i, line] of sql.split('\n').entries()) {
    if (line.includes('\t')) complain(i + 1, 'a tab')
    if (/[ \t\r]$/.test(line)) complain(i + 1, 'a trailing blank')
    if (line.length > longestLine) complain(i + 1, `${line.length} columns, ${longestLine} are the most`)
    if (/^( {2})* \S/.test(line)) complain(i + 1, 'an odd indentation')
  }
  if (!sql.endsWith('\n') || sql.endsWith('\n\n'))
    complain(sql.split('\n').length, 'not exactly one line end at the end')
  const tokens = sqlTokens(sql)
  for (const [i, { kind, text, line }] of tokens.entries()) {
    if (kind !== 'word') continue
    const isCall = tokens[i + 1]?.text === '('
    const isDefined = tokens[i + 1]?.text === 'AS' && tokens[i + 2]?.text === '('
    if (isReserved(text) && text !== text.toUpperCase())
      complain(line, `${text} is a keyword, write ${text.toUpperCase()}`)
    else if (isDefined && !/^[a-z][a-z0-9_]*$/.test(text)) complain(line, `${text} must be lower_snake`)
    else if (isCall && text !== text.toUpperCase())
      complain(line, `${text} is a function, write it in upper case`)
    else if (!isKeyword(text) && !isCall && /[A-Z]/.test(text))
      complain(line, `${text} is a name, write it in lower case`)
  }
  return found
}
