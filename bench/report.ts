import { availableParallelism, loadavg } from 'node:os'
import { renderTable } from '../src/terminal/render-table.ts'
import type { Screen } from '../src/terminal/screen.ts'

export type Figure = {
  /** Names the figure in the baseline; never changed once published. */
  readonly key: string
  readonly says: string
  readonly value: number
  readonly unit: 's' | 'ms' | 'MB' | '×' | 'exponent' | 'units'
  /** At most this, on two cores. A figure above it is marked, nothing more. */
  readonly target?: number
}

export type Baseline = {
  readonly machine: { readonly cores: number; readonly node: string; readonly load: number }
  readonly figures: Readonly<Record<string, number>>
}

const screen: Screen = { width: 150, fits: false, colours: 'none', unicode: true, program: 'npm run bench' }

/** A section of the report, with what the baseline had. Ratios are printed, never judged: machines differ. */
export function printFigures(
  title: string,
  figures: readonly Figure[],
  baseline: Baseline | undefined,
  notes: readonly string[] = [],
): void {
  const rows = figures.map(({ key, says, value, unit, target }) => {
    const before = baseline?.figures[key]
    return [
      says,
      format(value, unit),
      target === undefined ? '' : `≤ ${format(target, unit)}`,
      target === undefined ? '' : value <= target ? 'met' : 'MISSED',
      before ? `${(value / before).toFixed(2)} ×` : '',
    ]
  })
  const columns = [
    { name: 'figure' },
    { name: 'now', align: 'right' as const },
    { name: 'target', align: 'right' as const },
    { name: '' },
    { name: 'of baseline', align: 'right' as const },
  ]
  print([
    '',
    ...renderTable({ kind: 'table', title, columns, rows }, screen),
    ...notes.map(note => `  ${note}`),
  ])
}

/** The figures as the baseline keeps them. */
export const baselineOf = (figures: readonly Figure[]): Baseline => ({
  machine: { cores: availableParallelism(), node: process.version, load: round(loadavg()[0] ?? 0) },
  figures: Object.fromEntries(figures.map(({ key, value }) => [key, round(value)])),
})

export const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`)
}

const format = (value: number, unit: Figure['unit']): string => {
  if (unit === '×') return `${value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2)} ×`
  if (unit === 'units') return value.toLocaleString('en-US')
  if (unit === 's') return `${value.toFixed(value < 10 ? 2 : 1)} s`
  if (unit === 'ms') return `${value.toFixed(1)} ms`
  return unit === 'MB' ? `${Math.round(value)} MB` : value.toFixed(2)
}

const round = (value: number): number => Number(value.toPrecision(4))
