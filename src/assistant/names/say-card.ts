import type { Answer } from '../answer/answer.ts'
import { formatDates } from '../words/format-dates.ts'
import { plural } from '../words/plural.ts'
import { chosenScope } from './chosen-scope.ts'
import type { CardCandidate, NameCard } from './name-card.ts'
import { cardOf, doneOf, type NameFlow } from './name-flow.ts'

const percent = (score: number): string => `${Math.round(score * 100)} %`

/** The card shown now, as a value that every surface renders. */
export function sayCard(flow: NameFlow): Answer {
  const { cards, at, notices, question } = flow
  const card = cardOf(flow)
  if (question) {
    const says = question.about === 'bulk' ? 'with the same evidence' : 'whose evidence leaves no doubt'
    return {
      outcome: 'done',
      headline: `${plural(question.picks.length, 'name')} ${says}:`,
      facts: question.says,
      data: question,
    }
  }
  if (!card)
    return { outcome: 'done', headline: 'That was the last name.', facts: notices, data: { done: flow.done } }
  const done = doneOf(flow, card)
  const scope = chosenScope(flow, card)
  const printed = card.rawName === '' ? '(an empty name)' : card.rawName
  return {
    outcome: 'done',
    headline: `${at + 1} of ${cards.length}: ${printed}, ${card.key.team || 'no team'} ${card.key.season}, ${card.key.source}`,
    facts: [
      ...notices,
      `${plural(card.occurrences, 'place')}, ${plural(card.games.length, 'game')}: ${formatDates(card.dates)}`,
      ...(card.alsoPrinted.length > 0 ? [`also printed ${card.alsoPrinted.join(', ')}`] : []),
      sayImpact(card),
      `rules: ${card.verdict}`,
      ...(card.unsure ? [`${card.unsure} was unsure`] : []),
      ...(done ? [`decided: ${done.says}`] : [`scope: ${scope.says}${sayMeans(scope.means)}`]),
    ],
    ...(card.candidates.length > 0 ? { blocks: [candidateTable(card.candidates)] } : {}),
    data: { card, at, of: cards.length },
  }
}

const sayImpact = ({ impact }: NameCard): string =>
  impact.cells === 0
    ? 'nothing computed hangs on it yet'
    : `impact: ${plural(impact.rows, 'row')} of ${plural(impact.cells, 'table day')} on ${plural(impact.dates, 'date')}`

const sayMeans = (means: readonly { readonly name: string; readonly places: number }[]): string =>
  means.length === 0
    ? ''
    : `; there it also means ${means.map(({ name, places }) => `${name} (${plural(places, 'place')})`).join(', ')}`

const candidateTable = (candidates: readonly CardCandidate[]) => ({
  kind: 'table' as const,
  columns: [
    { name: '', align: 'right' as const },
    { name: 'player' },
    { name: 'score', align: 'right' as const },
    { name: 'for' },
    { name: 'against' },
  ],
  rows: candidates.map(({ name, teams, score, reasons, against }, i) => [
    String(i + 1),
    `${name}${teams.length > 0 ? ` (${teams.join(', ')})` : ''}`,
    score === undefined ? '' : percent(score),
    reasons.join('; '),
    against.join('; '),
  ]),
})
