import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { SeasonChange } from '../../src/pipeline/registry/season-change.ts'
import { seasonText } from '../../src/pipeline/season.ts'

/** A source with fewer rows than this share of what is there has lost something. */
const LEAST_SHARE = 0.8

/** The words that somebody has to type who wants it all the same; they name what is lost. */
const phraseFor = ({ seasonYear, present, coming }: SeasonChange): string =>
  `replace ${present} rows of ${seasonText(seasonYear)} by ${coming}`

/** A replacement by a source that lost rows is refused unless the phrase is typed. */
export function refuseLoss(change: SeasonChange, phrase: string | undefined): Refusal | undefined {
  const { seasonYear, present, coming } = change
  if (coming >= present * LEAST_SHARE || phrase === phraseFor(change)) return undefined
  const season = seasonText(seasonYear)
  const share = Math.floor((coming / present) * 100)
  return refuse(
    'source-lost-rows',
    `The gamebooks of ${season} make ${plural(coming, 'row')}, and the registry has ${formatCount(present)}: ${share} %, and below ${LEAST_SHARE * 100} % something is missing in the source. To replace them all the same, type the phrase of the last line.`,
    `ingest ${season}`,
    `registry build ${season}`,
    `registry build ${season} --strategy replace --phrase "${phraseFor(change)}"`,
  )
}
