import { type Hole, html, type Markup } from './html.ts'

export type Column = {
  readonly name: string
  readonly number?: true
  readonly code?: true
  readonly words?: true
}

/**
 * A real table, whose cells break only in columns of words: caption, column headers, and the first cell of a row as its header. It scrolls in a region of its own,
 * which a keyboard reaches, so that the page never scrolls sideways.
 */
export const dataTable = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Hole[])[],
): Markup => html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${columns.map(column => html`<th scope="col"${looks(column)}>${column.name}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map((hole, index) => cell(hole, index, columns[index]))}</tr>\n`)}</tbody></table></div>`

const cell = (hole: Hole, index: number, column: Column | undefined): Markup => {
  const inside = column?.code ? html`<code>${hole}</code>` : html`${hole}`
  return index === 0
    ? html`<th scope="row"${looks(column)}>${inside}</th>`
    : html`<td${looks(column)}>${inside}</td>`
}

const looks = (column: Column | undefined): Markup =>
  column?.number ? html` class="n"` : column?.words ? html` class="w"` : html``
