import { html, type Markup } from './html.ts'

const DATES = /(\d{4}-\d{2}-\d{2}(?:\.\.)?)/

/** Text whose dates are not broken over lines. */
export const keepDates = (text: string): Markup =>
  html`${text.split(DATES).map((part, index) => (index % 2 === 1 ? html`<span class="keep">${part}</span><wbr>` : html`${part}`))}`
