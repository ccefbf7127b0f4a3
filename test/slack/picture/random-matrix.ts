import fc from 'fast-check'
import type { MatrixBlock } from '../../../src/assistant/answer/answer.ts'
import { statuses } from '../../../src/assistant/report/status-looks.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'

const cell = fc.record(
  { status: fc.constantFrom(...statuses), share: fc.double({ min: 0, max: 1, noNaN: true }) },
  { requiredKeys: ['status'] },
)

/** Any matrix: no days, gaps, dates in disorder, rows that are too short, names of any signs. */
export const anyMatrix: fc.Arbitrary<MatrixBlock> = fc
  .record({
    offsets: fc.uniqueArray(fc.oneof(fc.nat(12), fc.nat(70), fc.nat(900)), { maxLength: 40 }),
    names: fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('psza', 'pgs')), {
      maxLength: 5,
    }),
  })
  .chain(({ offsets, names }) =>
    fc
      .array(fc.array(cell, { maxLength: offsets.length }), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map(
        (cells): MatrixBlock => ({
          kind: 'matrix',
          columns: offsets.map(days => addDays('2021-10-19', days)),
          rows: names.map((name, row) => ({ name, cells: cells[row] ?? [] })),
        }),
      ),
  )
