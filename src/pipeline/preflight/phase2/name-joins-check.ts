import { type Check, pass, skipped } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { thresholds } from '../thresholds.ts'
import { listOpenNames } from './list-open-names.ts'
import { type NameSource, readNameJoins } from './read-name-joins.ts'

type NamesOf = {
  readonly id: string
  readonly source: NameSource
  readonly name: string
  readonly says: string
  readonly costs: string
}

const nameJoinsCheck = ({ id, source, name, says, costs }: NamesOf): Check<RangeContext> => ({
  id,
  phase: 2,
  says,
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const { names, joined, examples } = await readNameJoins(context, source)
    const { warn, fail } = thresholds.nameJoins
    if (names === 0) return skipped(`no ${name} names of the range are ingested`)
    const rate = joined / names
    const numbers = { names, joined, rate }
    // Rounded down, so that a rate below the rule never reads as the rule.
    const share = ` (${(Math.floor(rate * 10000) / 100).toFixed(2)} %)`
    const found = `${joined} of ${names} ${name} names mean a player${share}`
    if (rate >= warn) return pass(found, numbers)
    return {
      kind: rate < fail ? 'fail' : 'warn',
      says: `${found}, ${warn * 100} % should`,
      numbers,
      examples,
      costs,
      mend: [{ do: 'ingest', dates: [context.start, context.end] }, listOpenNames(context, source)],
    }
  },
})

export const nameJoinsChecks: readonly Check<RangeContext>[] = [
  nameJoinsCheck({
    id: 'play-by-play-names',
    source: 'bigdataball',
    name: 'play-by-play',
    says: `${thresholds.nameJoins.warn * 100} % of the names in play-by-play mean an active player of the game`,
    costs: 'the shots of these players are in no zone',
  }),
  nameJoinsCheck({
    id: 'injury-report-names',
    source: 'injury_report',
    name: 'injury report',
    says: `${thresholds.nameJoins.warn * 100} % of the names in injury reports mean a player of the season`,
    costs: 'UPGC does not see that these players are out',
  }),
]
