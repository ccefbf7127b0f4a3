import type { TableBlock } from '../src/assistant/answer/answer.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { formatDuration } from '../src/assistant/words/format-duration.ts'

/** Every unit of a run with its state. */
export const unitTable = (view: RunView): TableBlock => ({
  kind: 'table',
  columns: [
    { name: 'unit' },
    { name: 'days', align: 'right' },
    { name: 'state' },
    { name: 'tries', align: 'right' },
    { name: 'rows', align: 'right' },
    { name: 'failures', align: 'right' },
    { name: 'time', align: 'right' },
  ],
  rows: view.units.map(({ unit, state, attempts, written, failures, seconds }) => [
    unit.id,
    formatCount(unit.dates.length),
    state,
    formatCount(attempts),
    formatCount(written),
    formatCount(Object.values(failures).reduce((sum, count) => sum + count, 0)),
    seconds === undefined ? '' : formatDuration(seconds),
  ]),
})
