import type { Answer, TableBlock } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readCsv } from '../../src/pipeline/feeds/csv.ts'
import { readRegistered } from '../../src/pipeline/names/read-registered.ts'
import { indexRegistered } from '../../src/registry/evidence/index-registered.ts'
import { joinCases } from '../../src/registry/evidence/join-cases.ts'
import { nameCaseOf } from '../../src/registry/evidence/name-case.ts'
import { type NameTally, precisionOf, recallOf } from '../../src/registry/evidence/name-tally.ts'
import { type NameMiss, scoreCases } from '../../src/registry/evidence/score-cases.ts'
import { readText } from './read-text.ts'

const NEEDED = ['source', 'raw_name', 'example_date', 'expected_nba_player_id', 'category']
/** What the rules promise, in shares. */
const LEAST_PRECISION = 0.995
const LEAST_RECALL = 0.97
const MOST_MISSES = 40

/** Down to two digits, so that what is below a mark never reads as the mark. */
const percent = (share: number): string => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`

/** The table of a list of cases, and what was missed. */
export async function answerScore(file: string, context: CommandContext): Promise<Answer | Refusal> {
  const text = await readText(file, context.folder, 'registry score')
  if (isRefusal(text)) return text
  const csv = readCsv(text)
  if (!csv.ok) return refuse('bad-file', csv.detail, 'help registry score')
  const missing = NEEDED.filter(name => !csv.header.includes(name))
  if (missing.length > 0)
    return refuse('bad-file', `The file has no column ${missing.join(', ')}.`, 'help registry score')
  const cases = csv.rows.map(row =>
    nameCaseOf(Object.fromEntries(csv.header.map((name, i) => [name, row[i]]))),
  )
  const registered = await readRegistered(await context.reading())
  const score = scoreCases(cases, indexRegistered(joinCases(registered, cases)))
  const { total, misses } = score
  const [precision, recall] = [precisionOf(total), recallOf(total)]
  const isGood = precision >= LEAST_PRECISION && recall >= LEAST_RECALL
  return {
    outcome: isGood ? 'done' : 'done with warnings',
    headline: `${formatCount(total.right)} of ${plural(total.answered, 'answer')} are right (precision ${percent(precision)}); ${formatCount(total.right)} of ${plural(total.nameable, 'nameable case')} are answered (recall ${percent(recall)}).`,
    facts: [
      `promised: precision ${percent(LEAST_PRECISION)}, recall ${percent(LEAST_RECALL)}`,
      `${formatCount(total.cases - total.nameable)} of ${plural(total.cases, 'case')} must not be answered`,
    ],
    blocks: [
      tallyTable(
        'By source and category',
        score.by.map(each => [`${each.source}, ${each.category}`, each]),
      ),
      tallyTable(
        'If the score alone decided',
        score.thresholds.map(each => [`from ${each.from}`, each]),
      ),
      ...(misses.length > 0 ? [missTable(misses)] : []),
    ],
    data: { total, precision, recall, by: score.by, thresholds: score.thresholds, misses },
  }
}

const tallyTable = (title: string, rows: readonly (readonly [string, NameTally])[]): TableBlock => ({
  kind: 'table',
  title,
  columns: [
    { name: 'what' },
    { name: 'cases', align: 'right' },
    { name: 'answered', align: 'right' },
    { name: 'right', align: 'right' },
    { name: 'precision', align: 'right' },
    { name: 'recall', align: 'right' },
  ],
  rows: rows.map(([what, tally]) => [
    what,
    formatCount(tally.cases),
    formatCount(tally.answered),
    formatCount(tally.right),
    percent(precisionOf(tally)),
    percent(recallOf(tally)),
  ]),
})

const missTable = (misses: readonly NameMiss[]): TableBlock => ({
  kind: 'table',
  title: `Misses (${formatCount(misses.length)})`,
  columns: [{ name: 'name' }, { name: 'source' }, { name: 'day' }, { name: 'expected' }, { name: 'said' }],
  rows: misses
    .slice(0, MOST_MISSES)
    .map(({ case: { sighting, expected, expectedName }, verdict, candidates }) => [
      sighting.rawName,
      sighting.source,
      sighting.date,
      expected === null ? 'nobody' : expectedName,
      verdict.is === 'answer'
        ? `${candidates[0] ?? verdict.id} (${verdict.rule})`
        : `${verdict.is}: ${verdict.why}`,
    ]),
})
