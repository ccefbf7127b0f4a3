import { tables } from '../../src/pipeline/tables/index.ts'
import { type SqlToken, sqlTokens } from './sql-tokens.ts'

type Trap = { readonly says: string; readonly caught: (tokens: readonly SqlToken[], at: number) => boolean }

const textAt = (tokens: readonly SqlToken[], at: number): string => tokens[at]?.text.toUpperCase() ?? ''

/** Catches a run of words and signs, written with blanks between them, wherever it stands. */
const run = (words: string, says: string): Trap => ({
  says,
  caught: (tokens, at) => words.split(' ').every((word, i) => textAt(tokens, at + i) === word),
})

/** Constructs that both engines take and understand differently, or that only one of them takes. */
const traps: readonly Trap[] = [
  run('GREATEST (', 'GREATEST skips NULL in DuckDB: write CASE'),
  run('LEAST (', 'LEAST skips NULL in DuckDB: write CASE'),
  run('DAYOFWEEK', 'DAYOFWEEK counts from 0 in DuckDB and from 1 in BigQuery'),
  run('REGEXP_REPLACE', 'REGEXP_REPLACE replaces the first only in DuckDB and all in BigQuery'),
  run('SAFE_CAST', 'SAFE_CAST is not known to DuckDB'),
  run('* EXCEPT', '* EXCEPT is not known to DuckDB: name the columns'),
  run('`', 'backticks are not known to DuckDB'),
  run('DATE_TRUNC', 'DATE_TRUNC has its arguments the other way round in DuckDB'),
  run('STRUCT (', 'STRUCT is written differently in DuckDB'),
  run('OFFSET (', 'an array is indexed differently in DuckDB'),
  run('ASOF', 'ASOF JOIN is not known to BigQuery: join on LEAD'),
  run(': :', 'a cast by :: is not known to BigQuery'),
  run('+ INTERVAL', 'DATE + INTERVAL is a timestamp in DuckDB: write DATE_ADD'),
  run('- INTERVAL', 'DATE - INTERVAL is a timestamp in DuckDB: write DATE_SUB'),
  {
    says: 'UNNEST gets its alias differently in DuckDB: keep it to IN UNNEST(@array)',
    caught: (tokens, at) => textAt(tokens, at) === 'UNNEST' && textAt(tokens, at - 1) !== 'IN',
  },
  {
    says: 'INSERT and MERGE need INTO in DuckDB',
    caught: (tokens, at) =>
      (textAt(tokens, at) === 'MERGE' ||
        (textAt(tokens, at) === 'INSERT' && textAt(tokens, at - 1) !== 'THEN')) &&
      textAt(tokens, at + 1) !== 'INTO',
  },
  {
    says: 'NUMERIC alone has three digits in DuckDB: write NUMERIC(38, 9)',
    caught: (tokens, at) => textAt(tokens, at) === 'NUMERIC' && textAt(tokens, at + 1) !== '(',
  },
  {
    says: 'a decimal literal is DECIMAL in DuckDB and FLOAT64 in BigQuery: CAST it AS FLOAT64',
    caught: (tokens, at) => {
      const before = textAt(tokens, at - 1) === '-' ? at - 2 : at - 1
      const isCast = textAt(tokens, before) === '(' && textAt(tokens, before - 1) === 'CAST'
      return tokens[at]?.kind === 'number' && textAt(tokens, at).includes('.') && !isCast
    },
  },
  {
    says: 'division by zero is Infinity in DuckDB and an error in BigQuery: write SAFE_DIVIDE',
    caught: (tokens, at) => {
      const divisor = tokens[at + 1]
      return textAt(tokens, at) === '/' && !(divisor?.kind === 'number' && Number(divisor.text) !== 0)
    },
  },
  {
    says: 'an alias without AS can be a syntax error in DuckDB',
    caught: (tokens, at) => {
      const before = tokens[at - 1]
      if (!isName(tokens[at]) || before === undefined) return false
      return (
        isName(before) || ['number', 'text', 'param'].includes(before.kind) || /^[)\]]$/.test(before.text)
      )
    },
  },
  {
    says: 'CONCAT skips NULL in DuckDB and gives NULL in BigQuery: only values that are never NULL',
    caught: (tokens, at) =>
      textAt(tokens, at) === 'CONCAT' && argumentsOf(tokens, at + 2).some(argument => !isNeverNull(argument)),
  },
]

/** Names are written in lower case and keywords in upper case; the format check sees to that. */
const isName = (token: SqlToken | undefined): boolean =>
  token?.kind === 'word' && token.text === token.text.toLowerCase()

function argumentsOf(tokens: readonly SqlToken[], from: number): readonly (readonly SqlToken[])[] {
  const found: SqlToken[][] = [[]]
  let depth = 0
  for (const token of tokens.slice(from)) {
    if (token.text === ')' && depth === 0) return found
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (token.text === ',' && depth === 0) found.push([])
    else found.at(-1)?.push(token)
  }
  return found
}

/**
 * Columns that a contract declares never to be NULL. Where another table may leave the same name NULL, only the
 * comparisons over rows with holes can tell.
 */
const required = new Set(
  tables.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([name, { nullBudget }]) => (nullBudget === 0 ? [name] : [])),
  ),
)

const known = new Set(tables.flatMap(({ columns }) => Object.keys(columns)))

function isNeverNull(argument: readonly SqlToken[]): boolean {
  if (textAt(argument, 0) === 'IF') {
    const [, ...branches] = argumentsOf(argument, 2)
    return branches.every(isNeverNull)
  }
  const isCoalesced = textAt(argument, 0) === 'COALESCE' || textAt(argument, 2) === 'COALESCE'
  if (isCoalesced && argument.some(({ kind }) => kind === 'number' || kind === 'text')) return true
  return argument
    .filter((token, i) => isName(token) && textAt(argument, i + 1) !== '.')
    .every(({ text }) => required.has(text) || !known.has(text))
}

/** Every trap that a statement falls into, with its line. */
export const trapsOfText = (sql: string): readonly string[] => {
  const tokens = sqlTokens(sql)
  const found = tokens.flatMap(({ line }, at) =>
    traps.filter(({ caught }) => caught(tokens, at)).map(({ says }) => `line ${line}: ${says}`),
  )
  return [...new Set(found)]
}
