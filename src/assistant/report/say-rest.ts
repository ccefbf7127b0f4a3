import { formatCount } from '../words/format-count.ts'
import { html, type Markup, nothing } from './html.ts'
import type { Capped } from './report-data.ts'

/** What a list leaves out. */
export const sayRest = ({ shown, total }: Capped<unknown>): Markup =>
  total > shown.length ? html`<p class="soft">and ${formatCount(total - shown.length)} more</p>` : nothing
