import type { CheckResult, Mend } from '../../src/pipeline/preflight/check.ts'

/** The commands that mend what was found, in the order in which they have to run, each once. */
export function nextCommands(results: readonly CheckResult[]): readonly string[] {
  const mends = results.flatMap(({ outcome }) =>
    outcome.kind === 'warn' || outcome.kind === 'fail' ? outcome.mend : [],
  )
  const dates = (wanted: (mend: Mend) => boolean) =>
    mends.flatMap(mend => (mend.do !== 'type' && wanted(mend) ? mend.dates : []))
  const ingest = span(dates(mend => mend.do === 'ingest'))
  const lines = [
    ...(ingest ? [`ingest ${ingest}`] : []),
    ...([3, 4] as const).flatMap(phase =>
      ([undefined, 'failed'] as const).flatMap(policy => {
        const own = span(
          dates(mend => mend.do === 'backfill' && mend.phase === phase && mend.policy === policy),
        )
        return own ? [`backfill ${own} --phase ${phase}${policy ? ` --policy ${policy}` : ''}`] : []
      }),
    ),
    ...mends.flatMap(mend => (mend.do === 'type' ? [mend.line] : [])),
  ]
  return [...new Set(lines)]
}

/** One range over all days: an ingest or a backfill leaves out by itself what needs nothing. */
function span(dates: readonly string[]): string | undefined {
  const sorted = [...dates].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return first === last ? first : `${first}..${last}`
}
