import { dataTable } from './data-table.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { sayRest } from './say-rest.ts'
import { section } from './section.ts'

/** Files of the range that could not be loaded. */
export const showQuarantine = ({ quarantine }: ReportData): Markup =>
  section(
    'quarantine',
    quarantine.total === 0
      ? html`<p>No file of this range is in quarantine.</p>`
      : html`${dataTable(
          'Files that could not be loaded',
          [
            { name: 'file', code: true, words: true },
            { name: 'day' },
            { name: 'rule' },
            { name: 'what is wrong', words: true },
          ],
          quarantine.shown.map(({ path, day, code, reason }) => [path, day, code, reason]),
        )}${sayRest(quarantine)}`,
  )
