import { processors } from '../../src/pipeline/processors/processors.ts'
import { failureCategories } from '../../src/pipeline/state/failure-categories.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import type { ColumnContract, TableContract } from '../../src/warehouse/table-contract.ts'

const phases = {
  2: 'Phase 2: raw tables',
  3: 'Phase 3: analytics',
  4: 'Phase 4: precompute',
  0: 'Own tables: history, failures, ledger',
} as const

/** `docs/tables.md`: every table, column, unit and rule, made from the contracts. */
export function tablesPage(): string {
  const sections = ([2, 3, 4, 0] as const).flatMap(phase => [
    `## ${phases[phase]}`,
    ...tables.filter(table => table.phase === phase).map(tableSection),
  ])
  const categories = Object.entries(failureCategories).map(
    ([name, { says, expected }]) => `| \`${name}\` | ${says} | ${expected ? 'expected' : 'look at it'} |`,
  )
  return `${[
    '# Tables',
    'Made from the contracts in `src/pipeline/tables` by `npm run docs`; a test keeps it true. NUMERIC columns are rounded, half away from zero, when they are written. Every date is a US Eastern game day and every window ends before it.',
    ...sections,
    '## Failure categories',
    `| Category | Meaning | |\n| --- | --- | --- |\n${categories.join('\n')}`,
  ].join('\n\n')}\n`
}

function tableSection(table: TableContract): string {
  const processor = processors.find(({ id }) => id === table.id)
  const reads = processor && Object.entries(processor.reads).map(([name, days]) => `\`${name}\` (${days})`)
  const filled = Object.entries(table.columns).filter(([, { placeholder }]) => !placeholder)
  const placeholders = Object.entries(table.columns).filter(([, { placeholder }]) => placeholder)
  return [
    `### ${table.id}: \`${table.name}\``,
    `${table.doc} Key: ${table.key.map(name => `\`${name}\``).join(', ')}.${table.dateColumn ? ` Dated by \`${table.dateColumn}\`.` : ''}${reads ? ` Made from ${reads.join(', ')}.` : ''}`,
    `| Column | Type | Meaning |\n| --- | --- | --- |\n${filled.map(([name, column]) => `| \`${name}\` | ${typeOf(column)} | ${meaningOf(column)} |`).join('\n')}`,
    ...(placeholders.length === 0
      ? []
      : [`Never filled: ${placeholders.map(([name, { doc }]) => `\`${name}\` (${doc})`).join(', ')}.`]),
  ].join('\n\n')
}

const typeOf = ({ type, precision, scale }: ColumnContract): string =>
  type === 'NUMERIC' ? `NUMERIC(${precision}, ${scale})` : type

function meaningOf({ doc, unit, min, max, values, length, nullBudget }: ColumnContract): string {
  const rules = [
    ...(unit ? [unit] : []),
    ...(min !== undefined && max !== undefined
      ? [`${min} to ${max}`]
      : min !== undefined
        ? [`${min} or more`]
        : []),
    ...(values ? [values.join(', ')] : []),
    ...(length === undefined ? [] : [`${length} values`]),
    ...(nullBudget === 0 ? ['never NULL'] : []),
  ]
  return `${doc}${rules.length > 0 ? ` (${rules.join('; ')})` : ''}`.replaceAll('|', '\\|')
}
