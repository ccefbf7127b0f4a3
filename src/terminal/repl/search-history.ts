/** A search backwards through the history, as with Ctrl-R in a shell. */
export type Search = {
  readonly query: string
  /** Index of the entry that is shown; the number of entries before anything was found. */
  readonly at: number
  /** Whether an entry holds the query. */
  readonly isFound: boolean
}

export const beginSearch = (entries: readonly string[]): Search => ({
  query: '',
  at: entries.length,
  isFound: true,
})

/** The newest entry at or before `from` that holds the query, capitals aside. */
const findBefore = (entries: readonly string[], query: string, from: number): number => {
  const wanted = query.toLowerCase()
  for (let at = Math.min(from, entries.length - 1); at >= 0; at--)
    if (entries[at]?.toLowerCase().includes(wanted)) return at
  return -1
}

const seek = (entries: readonly string[], search: Search, query: string, from: number): Search => {
  const at = query === '' ? -1 : findBefore(entries, query, from)
  return at < 0 ? { ...search, query, isFound: query === '' } : { query, at, isFound: true }
}

/** More typed: the entry that is shown stays when it still holds the query. */
export const narrowSearch = (entries: readonly string[], search: Search, query: string): Search =>
  seek(entries, search, query, search.at)

/** A character less: the newest entry counts again. */
export const widenSearch = (entries: readonly string[], search: Search): Search =>
  seek(entries, search, [...search.query].slice(0, -1).join(''), entries.length)

/** Ctrl-R again: the next older entry, another text than the one shown. */
export function searchOn(entries: readonly string[], search: Search): Search {
  const shown = entries[search.at]
  const others = entries.slice(0, search.at).map(entry => (entry === shown ? '' : entry))
  return seek(others, search, search.query, search.at - 1)
}
