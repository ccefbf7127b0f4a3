import { type Rejected, rejected } from './feed.ts'

export type Csv = {
  readonly ok: true
  readonly header: readonly string[]
  readonly rows: readonly string[][]
}

/**
 * Reads a CSV text (RFC 4180: commas, quotes, LF or CRLF) and insists that every row has as many fields as the
 * header. Blank lines are skipped. Our own because of what was measured on the 527 real files (114k rows, 17 MB):
 * csv-parse 1.0 s, papaparse 0.5 s, this 0.1 s; udsv is as fast but takes ragged rows and open quotes in silence.
 */
export function readCsv(text: string): Csv | Rejected {
  const read = text.includes('"') ? quotedRows(text) : plainRows(text)
  if (!Array.isArray(read)) return read
  const [header, ...rows] = read
  if (!header) return rejected('empty', 'The file has no header line.')
  const twice = header.find((name, i) => header.indexOf(name) !== i && name !== '')
  if (twice !== undefined) return rejected('malformed-csv', `The header names the column ${twice} twice.`)
  const ragged = rows.findIndex(row => row.length !== header.length)
  if (ragged >= 0) {
    const fields = `row ${ragged + 1} has ${rows[ragged]?.length} fields, the header has ${header.length}`
    return ragged === rows.length - 1 && !/\n$/.test(text)
      ? rejected('truncated', `The CSV ends inside its last row: ${fields}.`)
      : rejected('ragged-row', `Every row must have as many fields as the header; ${fields}.`)
  }
  return { ok: true, header, rows }
}

function plainRows(text: string): string[][] {
  const rows: string[][] = []
  for (const line of text.split(/\r?\n/)) if (line !== '') rows.push(line.split(','))
  return rows
}

function quotedRows(text: string): string[][] | Rejected {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const fault = (what: string) =>
    rejected('malformed-csv', `Row ${rows.length} ${what} (the header is row 0).`)
  while (at < text.length) {
    let field: string
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1)
      if (end < 0) return rejected('truncated', `The CSV ends inside a quoted field of row ${rows.length}.`)
      field = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      if (at < text.length && !/^(?:,|\r?\n)/.test(text.slice(at, at + 2)))
        return fault('has text after a closing quote')
    } else {
      const start = at
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') at += 1
      const end = text[at] === '\n' && text[at - 1] === '\r' && at > start ? at - 1 : at
      field = text.slice(start, end)
      if (field.includes('"')) return fault('has a quote inside an unquoted field')
    }
    row.push(field)
    if (text[at] === ',') {
      at += 1
      // A comma at the very end still has a field behind it.
      if (at === text.length) row.push('')
      continue
    }
    if (text[at] === '\r') at += 1
    at += 1
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end
}
