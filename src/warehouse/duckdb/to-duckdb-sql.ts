const TOKEN = /('(?:[^'\\]|\\.|'')*'|--[^\n]*)|\bIN\s+UNNEST\(\s*@(\w+)\s*\)|@(\w+)|\b(FLOAT64)\b/gi

/** Rewrites the few tokens that a macro cannot: parameters, IN UNNEST(@array) and the type FLOAT64. Strings and comments stay. */
export const toDuckDbSql = (sql: string): string =>
  sql.replace(
    TOKEN,
    (
      all,
      kept: string | undefined,
      array: string | undefined,
      name: string | undefined,
      float: string | undefined,
    ) => {
      if (kept !== undefined) return kept
      if (array !== undefined) return `IN (SELECT UNNEST($${array}))`
      if (name !== undefined) return `$${name}`
      return float === undefined ? all : 'DOUBLE'
    },
  )

/** Names of the parameters that a statement really has: those in strings and comments are none, and DuckDB refuses to bind them. */
export const parametersIn = (sql: string): readonly string[] =>
  Array.from(sql.matchAll(TOKEN), ([, , array, name]) => array ?? name).filter(name => name !== undefined)
