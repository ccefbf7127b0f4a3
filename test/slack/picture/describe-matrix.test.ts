import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeMatrix } from '../../../src/slack/picture/describe-matrix.ts'
import { eachDay } from '../../../src/warehouse/calendar-date.ts'
import { november, sampleMatrix } from '../../terminal/sample-matrix.ts'
import { anyMatrix } from './random-matrix.ts'

describe('a matrix in words', () => {
  test('has what is well, of how many that were due, and what is open', () => {
    expect(describeMatrix(sampleMatrix(november))).toBe(
      'Coverage of 10 tables, 2021-11-01..2021-11-30 (30 days): 280 of 285 table days due are well, 55 of them with expected failures. Open: 1 failed, 1 untracked, 1 investigate, 1 missing, 1 stale.',
    )
  })

  test('says that nothing is open', () => {
    const block = sampleMatrix(eachDay('2021-11-02', '2021-11-03'))
    expect(describeMatrix({ ...block, rows: block.rows.slice(0, 2) })).toBe(
      'Coverage of 2 tables, 2021-11-02, 2021-11-03 (2 days): 4 of 4 table days due are well. Nothing is open.',
    )
  })

  test('says that nothing was due', () => {
    expect(describeMatrix(sampleMatrix(['2021-11-25']))).toBe(
      'Coverage of 10 tables, 2021-11-25 (1 day): nothing was due.',
    )
    expect(describeMatrix({ kind: 'matrix', columns: [], rows: [] })).toBe('Coverage of no days.')
  })

  test('has numbers that add up, for any matrix', () => {
    fc.assert(
      fc.property(anyMatrix, block => {
        const said = describeMatrix(block)
        const [, well, due] = /: ([\d,]+) of ([\d,]+) table days? due/.exec(said) ?? []
        const open = [...said.replace(/^.*Open: /, '').matchAll(/(\d+) [a-z]+/g)].map(([, count]) =>
          Number(count),
        )
        if (well === undefined) return
        const sum = said.includes('Open: ') ? open.reduce((a, b) => a + b, 0) : 0
        expect(Number(well) + sum).toBe(Number(due))
      }),
    )
  })
})
