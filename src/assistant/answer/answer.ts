import type { CoverageStatus } from '../../pipeline/validation/coverage.ts'

export type { CoverageStatus } from '../../pipeline/validation/coverage.ts'

/** How a command ended; exit codes are made from it (decisions.md 16). */
export type AnswerOutcome = 'done' | 'done with warnings' | 'failed' | 'interrupted'

/**
 * What a command says. One value for every surface: the terminal, Slack and JSON render the same words. The headline is
 * the verdict; at most ten facts follow; `next` is what to type next.
 */
export type Answer = {
  readonly outcome: AnswerOutcome
  readonly headline: string
  readonly facts: readonly string[]
  readonly blocks?: readonly Block[]
  /** Shown with --verbose only. */
  readonly details?: readonly Block[]
  readonly next?: readonly string[]
  /** What --json prints under `data`; nothing in it is words only. */
  readonly data: unknown
}

export type Block = TableBlock | MatrixBlock | TextBlock

export type TableBlock = {
  readonly kind: 'table'
  readonly title?: string
  readonly columns: readonly { readonly name: string; readonly align?: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** A processor × date matrix: a heat map where there is colour, a table of the same facts where there is none. */
export type MatrixBlock = {
  readonly kind: 'matrix'
  readonly title?: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly name: string
    readonly cells: readonly MatrixCell[]
  }[]
}

export type MatrixCell = {
  readonly status: CoverageStatus
  /** Written of expected, 0 to 1; undefined where nothing is expected. */
  readonly share?: number
}

export type TextBlock = { readonly kind: 'text'; readonly lines: readonly string[] }
