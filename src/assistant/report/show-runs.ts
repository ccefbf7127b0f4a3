import { formatCount } from '../words/format-count.ts'
import { formatDuration } from '../words/format-duration.ts'
import { dataTable } from './data-table.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { sayRest } from './say-rest.ts'
import { section } from './section.ts'

/** Every run whose plan touches the range, newest first. */
export const showRuns = ({ runs }: ReportData): Markup =>
  section(
    'runs',
    runs.total === 0
      ? html`<p>No run has touched this range.</p>`
      : html`${dataTable(
          'Runs that touch the range, newest first',
          [
            { name: 'run', code: true },
            { name: 'started (UTC)' },
            { name: 'by' },
            { name: 'command', code: true, words: true },
            { name: 'outcome' },
            { name: 'units', number: true },
            { name: 'busy', number: true },
          ],
          runs.shown.map(run => [
            run.runId,
            run.startedAt.slice(0, 16).replace('T', ' '),
            run.by,
            run.command,
            run.state,
            `${formatCount(run.committed)} of ${formatCount(run.units)}`,
            formatDuration(run.busySeconds),
          ]),
        )}${sayRest(runs)}`,
  )
