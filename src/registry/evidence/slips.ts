import { distance } from 'fastest-levenshtein'

/** Two letters that changed places count as one slip. */
const haveSwapped = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** How many slips of the keyboard lie between two lookups: letters added, left out, mistaken or swapped. */
export const slips = (a: string, b: string): number => {
  if (a === b) return 0
  const far = distance(a, b)
  return far === 2 && haveSwapped(a, b) ? 1 : far
}
