import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { section } from './section.ts'

/** What to type next, ready to be copied. */
export const showNext = ({ next }: ReportData): Markup =>
  section(
    'next',
    next.length === 0
      ? html`<p>Nothing is left to do for this range.</p>`
      : html`<ol class="next">${next.map(line => html`<li><pre tabindex="0"><code>backcourt ${line}</code></pre></li>`)}</ol>`,
  )
