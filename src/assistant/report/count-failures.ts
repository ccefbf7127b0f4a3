import { isExpected } from '../../pipeline/state/failure-categories.ts'

type Counts = Readonly<Record<string, number>>

/** Failures of categories that are expected, and of all others. */
export function countFailures(failures: Counts): { readonly expected: number; readonly errors: number } {
  let [expected, errors] = [0, 0]
  for (const [category, count] of Object.entries(failures)) {
    if (isExpected(category)) expected += count
    else errors += count
  }
  return { expected, errors }
}
