import type { Answer, TableBlock } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { thresholds } from '../../src/pipeline/preflight/thresholds.ts'
import { type JoinRate, readJoinRates } from '../../src/pipeline/registry/read-join-rates.ts'
import { readSeasons } from '../../src/pipeline/registry/read-seasons.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

const feeds: Readonly<Record<string, string>> = {
  gamebook: 'inactive players',
  bigdataball: 'play-by-play',
  injury_report: 'injury report',
}

const sources = Object.keys(feeds)

/** Days that a person reads; the rest stand in the details. */
const SHOWN = 14

/** How many of the names of every feed and day mean a player; the last season with gamebooks where no range is given. */
export async function answerStats(
  { range: text }: { readonly range?: string | undefined },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const seasons = await readSeasons(warehouse)
  const last = seasons.findLast(({ days }) => days > 0)
  if (!last)
    return refuse(
      'no-gamebooks',
      'No gamebook was ingested yet, so no feed has names to join.',
      'help ingest',
    )
  const read = await readRange(text ?? last.season, context, warehouse)
  if (isRefusal(read)) return read
  const { start, end } = read.range
  const rates = await readJoinRates(warehouse, start, end)
  const sum = (list: readonly JoinRate[], key: 'names' | 'joined') =>
    list.reduce((total, rate) => total + rate[key], 0)
  const [names, joined] = [sum(rates, 'names'), sum(rates, 'joined')]
  const bySource = [...groupBy(rates, ({ source }) => source)].sort(
    ([a], [b]) => sources.indexOf(a) - sources.indexOf(b),
  )
  const low = bySource.filter(([, own]) => sum(own, 'joined') < sum(own, 'names') * thresholds.nameJoins.warn)
  const table = dayTable(rates)
  const open = table.rows.filter((_, i) => daysOf(rates)[i]?.[1].some(rate => rate.joined < rate.names))
  return {
    outcome: low.length > 0 ? 'done with warnings' : 'done',
    headline:
      names === 0
        ? `No feed prints a name on ${start}..${end}.`
        : `${formatCount(joined)} of ${plural(names, 'name')} mean a player (${percent(joined, names)}) on ${start}..${end}.`,
    facts: [
      ...bySource.map(([source, own]) => {
        const [all, known] = [sum(own, 'names'), sum(own, 'joined')]
        const worst = own.find(({ example }) => example !== undefined)
        return `${feeds[source] ?? source}: ${formatCount(known)} of ${formatCount(all)} (${percent(known, all)})${
          worst?.example ? `, first that means nobody: ${worst.date} ${worst.example}` : ''
        }`
      }),
      ...seasons.map(
        ({ season, days, rows }) =>
          `${season}: ${plural(days, 'day')} with gamebooks, ${plural(rows, 'row')} in the registry`,
      ),
    ],
    blocks: open.length > 0 ? [{ ...table, title: daysTitle(open.length), rows: open.slice(0, SHOWN) }] : [],
    details: [{ ...table, title: 'Every day' }],
    next: seasons.every(({ rows }) => rows === 0)
      ? ['registry build --all-seasons']
      : [joined < names ? 'registry queue' : 'registry check'],
    data: { start, end, seasons, rates },
  }
}

const daysTitle = (count: number): string =>
  `Days with a name that means nobody${count > SHOWN ? `, the first ${SHOWN} of ${formatCount(count)}` : ''}`

/** Rounded down, so that a rate below the rule never reads as the rule. */
const percent = (joined: number, names: number): string =>
  `${(Math.floor((joined / names) * 10_000) / 100).toFixed(2)} %`

const daysOf = (rates: readonly JoinRate[]) =>
  [...groupBy(rates, ({ date }) => date)].sort(([a], [b]) => (a < b ? -1 : 1))

function dayTable(rates: readonly JoinRate[]): TableBlock {
  return {
    kind: 'table',
    columns: [
      { name: 'day' },
      ...sources.map(source => ({ name: feeds[source] ?? source, align: 'right' as const })),
      { name: 'such as' },
    ],
    rows: daysOf(rates).map(([date, own]) => [
      date,
      ...sources.map(source => {
        const rate = own.find(each => each.source === source)
        return rate ? `${formatCount(rate.joined)}/${formatCount(rate.names)}` : ''
      }),
      own.flatMap(({ example }) => example ?? []).join('; '),
    ]),
  }
}
