import type { Param } from '../../warehouse/warehouse.ts'

/**
 * When an attempt commits and how long it took, as parameters whose values are read when they are bound: after the
 * stage, so that the work counts and a unit that read earlier never looks newer than what it read. An engine that takes all
 * steps at once looks at its own clock instead.
 */
export function commitTime(
  startedAt: Date,
  now: () => Date,
): { readonly now: Param; readonly seconds: Param } {
  let committedAt: Date | undefined
  return {
    now: {
      type: 'TIMESTAMP',
      clock: 'commit',
      get value() {
        committedAt ??= now()
        return committedAt.toISOString()
      },
    },
    seconds: {
      type: 'FLOAT64',
      clock: { since: startedAt },
      get value() {
        return (now().getTime() - startedAt.getTime()) / 1000
      },
    },
  }
}
