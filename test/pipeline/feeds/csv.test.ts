import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCsv } from '../../../src/pipeline/feeds/csv.ts'

const write = (rows: readonly (readonly string[])[], end: string, always: boolean) =>
  rows
    .map(
      row =>
        row
          .map(field => (always || /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
          .join(',') + end,
    )
    .join('')

const field = fc.oneof(fc.string(), fc.stringMatching(/^[a",\r\n é]{0,6}$/))
const table = fc
  .integer({ min: 2, max: 5 })
  .chain(width => fc.array(fc.array(field, { minLength: width, maxLength: width }), { maxLength: 6 }))

it('reads back what a quoting writer writes', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, always) => {
      const header = (rows[0] ?? ['a', 'b']).map((_, i) => `column ${i}`)
      expect(readCsv(write([header, ...rows], end, always))).toEqual({ ok: true, header, rows })
    }),
  )
})

it('reads the same with and without quotes, and with or without a line end at the end', () => {
  const rows = [
    ['1', ''],
    ['', '2'],
  ]
  for (const text of [
    'a,b\n1,\n,2',
    'a,b\n1,\n,2\n',
    'a,b\r\n1,\r\n\r\n,2',
    '"a",b\n1,""\n,"2"',
    '"a","b"\r\n"1",\r\n,2\r\n\r\n',
  ]) {
    expect(readCsv(text)).toEqual({ ok: true, header: ['a', 'b'], rows })
  }
  expect(readCsv('"a",b\n1,')).toEqual({ ok: true, header: ['a', 'b'], rows: [['1', '']] })
})

it('never throws, and never gives a row that is not as wide as the header', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a1",\r\n ]{0,40}$/), text => {
      const csv = readCsv(text)
      return !csv.ok || csv.rows.every(row => row.length === csv.header.length)
    }),
    { numRuns: 500 },
  )
})
