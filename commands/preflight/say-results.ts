import type { TableBlock, TextBlock } from '../../src/assistant/answer/answer.ts'
import type { CheckResult, Trouble } from '../../src/pipeline/preflight/check.ts'

/** Lines of troubles; the rest is told by name. */
const MOST = 9

type Troubled = CheckResult & { readonly outcome: Trouble }

const isTroubled = (result: CheckResult): result is Troubled =>
  result.outcome.kind === 'fail' || result.outcome.kind === 'warn'

/** What is wrong, failures first: what was seen, what it costs, what to do. */
export function sayTroubles(results: readonly CheckResult[]): readonly string[] {
  const troubled = results.filter(isTroubled)
  const sorted = ['fail', 'warn'].flatMap(kind => troubled.filter(({ outcome }) => outcome.kind === kind))
  const [told, left] = [sorted.slice(0, MOST), sorted.slice(MOST)]
  return [
    ...told.map(sayTrouble),
    ...(left.length > 0 ? [`and ${left.map(({ id }) => id).join(', ')} (--verbose tells all)`] : []),
  ]
}

const sayTrouble = ({ id, outcome }: Troubled): string => {
  const { kind, says, examples, costs, first } = outcome
  const found = `${kind} ${id}: ${says}${examples.length > 0 ? ` (${examples.join('; ')})` : ''}`
  return [found, `Costs: ${costs}`, ...(first ? [`Do: ${first}`] : [])].map(ended).join(' ')
}

/** A path keeps its last sign, so that it can be copied. */
const ended = (text: string): string => (/[./]$/.test(text) ? text : `${text}.`)

/** Every check with what it found. */
export const resultTable = (results: readonly CheckResult[]): TableBlock => ({
  kind: 'table',
  title: 'Checks',
  columns: [{ name: 'phase' }, { name: 'check' }, { name: 'result' }, { name: 'found' }],
  rows: results.map(({ id, phase, outcome }) => [
    phase === 'infrastructure' ? '-' : String(phase),
    id,
    outcome.kind,
    outcome.kind === 'skipped' ? outcome.because : outcome.says,
  ]),
})

/** What checks have to say beyond their line, one block each. */
export const moreOf = (results: readonly CheckResult[]): readonly TextBlock[] =>
  results.flatMap(({ id, outcome }) =>
    outcome.kind === 'skipped' || !outcome.more?.length
      ? []
      : [{ kind: 'text', lines: [`${id}:`, ...outcome.more.map(line => `  ${line}`)] }],
  )
