import { formatCount } from '../../src/assistant/words/format-count.ts'
import { isExpected } from '../../src/pipeline/state/failure-categories.ts'

/** What a table owes and has, over some days. */
export type TableSum = {
  readonly target: string
  readonly expected: number
  readonly written: number
  readonly failures: Readonly<Record<string, number>>
  readonly untracked: number
}

/**
 * Tables in few lines: those with anything to tell get one each, with denominators; those that are written to the last
 * row share one.
 */
export function sayTables(sums: readonly TableSum[]): readonly string[] {
  const owed = sums.filter(({ expected }) => expected > 0)
  const whole = owed.filter(({ expected, written }) => expected === written)
  const told = owed.filter(({ expected, written }) => expected !== written)
  return [
    ...told.map(sayTable),
    ...(whole.length === 0
      ? []
      : [
          `all written: ${whole.map(({ target, written }) => `${target} ${formatCount(written)}`).join(', ')}`,
        ]),
  ]
}

function sayTable({ target, expected, written, failures, untracked }: TableSum): string {
  const kinds = Object.entries(failures).sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
  const of = (wanted: boolean) => kinds.filter(([category]) => isExpected(category) === wanted)
  const sum = (list: typeof kinds) => list.reduce((total, [, count]) => total + count, 0)
  const names = (list: typeof kinds) =>
    list.length === 0
      ? ''
      : ` (${list.map(([category, count]) => (list.length === 1 ? category : `${formatCount(count)} ${category}`)).join(', ')})`
  const [fine, errors] = [of(true), of(false)]
  return `${target} ${[
    `${formatCount(written)} of ${formatCount(expected)} written`,
    ...(fine.length > 0 ? [`${formatCount(sum(fine))} expected failures${names(fine)}`] : []),
    `${formatCount(sum(errors))} ${sum(errors) === 1 ? 'error' : 'errors'}${names(errors)}`,
    ...(untracked > 0 ? [`${formatCount(untracked)} untracked`] : []),
  ].join(', ')}`
}
