import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printDecisionCsv, readDecisionCsv } from '../../../src/assistant/names/decision-csv.ts'
import { lookupOf } from '../../../src/registry/lookup-of.ts'
import { reverseName } from '../../../src/registry/name-parts.ts'
import { decisionOf, draftOf } from '../../pipeline/names/decisions.ts'

const importer = { by: { id: 'bo', name: 'bo' }, at: new Date('2021-12-05T08:00:00Z') }
const head = 'kind,source,raw_name,team_abbr,season,scope,player_lookup'

describe('decisions as CSV', () => {
  test('what is exported is imported as it was, whatever the names hold', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('a"b', 'x,y', 'line\nbreak', 'محمد', "'; DROP TABLE x", '\r'),
    )
    fc.assert(
      fc.property(fc.array(names, { maxLength: 6 }), list => {
        const decisions = list.map((rawName, i) => {
          const key = { ...draftOf().key, rawLookup: lookupOf(reverseName(rawName)) }
          return decisionOf(i, { rawName, key, evidence: { rawName } })
        })
        const read = readDecisionCsv(printDecisionCsv(decisions), importer)
        expect(read).toEqual({ ok: true, decisions })
      }),
    )
  })

  test('a line without an id is the same decision however often it is read', () => {
    const text = `${head}\naccept,bigdataball,Nic Claxton,BKN,2021-22,source:bigdataball,nicolasclaxton\n`
    const later = { ...importer, at: new Date('2022-01-01T00:00:00Z') }
    const ids = [importer, later].map(each => {
      const read = readDecisionCsv(text, each)
      return read.ok ? read.decisions.map(({ id, by }) => [id, by.name]) : read.problems
    })
    expect(ids[0]).toEqual(ids[1])
    expect(ids[0]).toEqual([[expect.stringMatching(/^[0-9a-f]{12}$/), 'bo']])
  })

  test('every wrong line is told with its number, and none is taken', () => {
    const lines = [
      'acept,bigdataball,A,BKN,2021-22,everywhere,x',
      'accept,bigdataball,A,BKN,2021-23,everywhere,x',
      'accept,bigdataball,A,BKN,2021-22,world,x',
      'accept,bigdataball,A,BKN,2021-22,everywhere,',
      'accept,bigdataball,A,BKN,2021-22,everywhere,Nic Claxton',
      'accept,,A,BKN,2021-22,everywhere,x',
    ]
    const read = readDecisionCsv([head, ...lines].join('\n'), importer)
    expect(read.ok).toBe(false)
    expect(read.ok ? [] : read.problems.map(problem => problem.split(':')[0])).toEqual(
      lines.map((_, i) => `line ${i + 2}`),
    )
  })

  test('a column that is missing or unknown is told', () => {
    const read = readDecisionCsv('kind,source,raw_name,team,season,scope\n', importer)
    expect(read.ok ? [] : read.problems).toEqual([
      'it has no column team_abbr',
      expect.stringMatching(/^no column is called team;/),
    ])
  })

  test('a file with semicolons is told so, and not which columns it lacks', () => {
    const read = readDecisionCsv(`${head.replaceAll(',', ';')}\n`, importer)
    expect(read.ok ? [] : read.problems).toEqual([
      'the columns stand between semicolons; save the file with commas',
    ])
  })

  test('a line that stands there twice is told with both lines, also under CRLF and a byte order mark', () => {
    const line = 'accept,bigdataball,Nic Claxton,BKN,2021-22,source:bigdataball,nicolasclaxton'
    const read = readDecisionCsv(`\ufeff${head}\r\n${line}\r\n${line}\r\n`, importer)
    expect(read.ok ? [] : read.problems).toEqual(['line 3: the same decision as line 2'])
    expect(readDecisionCsv(`\ufeff${head}\r\n${line}\r\n`, importer).ok).toBe(true)
  })
})
