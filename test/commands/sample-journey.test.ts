import { userInfo } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectGolden } from '../golden/golden.ts'
import { backcourt, type Where } from './command-line.ts'
import { newFolder } from './prepared-home.ts'

const RANGE = '2021-10-19..2021-12-02'

/** A newcomer's first hour, line by line; each transcript is what he reads. */
const lines: readonly (readonly [name: string, line: readonly string[], code: number])[] = [
  ['01-sample', ['sample', '--days', '45'], 0],
  ['02-sample-again', ['sample', '--days', '45'], 2],
  ['03-backfill-too-early', ['backfill', RANGE, '--yes'], 2],
  ['04-ingest-dry', ['ingest', RANGE, '--dry-run'], 0],
  ['05-ingest', ['ingest', RANGE, '--yes'], 3],
  ['06-phase-3', ['backfill', RANGE, '--phase', '3', '--yes'], 3],
  ['07-phase-4', ['backfill', RANGE, '--yes'], 0],
  ['08-validate', ['validate', RANGE], 3],
  ['09-validate-day', ['validate', '2021-11-22'], 0],
  ['10-coverage', ['coverage', '2021-11-15..2021-11-28'], 3],
  ['11-runs', ['runs'], 0],
  ['12-history', ['history', '2021-11-22', '--only', 'psza,pdc'], 0],
  ['13-count', ['count', 'psza', '2021-11-22..2021-11-26'], 0],
  ['14-sql', ['sql', 'SELECT path, reason FROM nba_orchestration.quarantined_files ORDER BY path'], 0],
  ['15-sql-refused', ['sql', 'DROP TABLE nba_raw.nbac_schedule'], 2],
  ['16-tables', ['tables'], 0],
  ['17-table', ['tables', 'pdc'], 0],
  ['19-help-backfill', ['help', 'backfill'], 0],
  ['20-no-games', ['backfill', '2021-11-25', '--phase', '3', '--yes'], 0],
  ['21-again', ['backfill', RANGE, '--phase', 'all', '--yes'], 0],
  ['22-retry-unknown', ['retry', 'zzzzzz', '--yes'], 2],
]

let where: Where
const read = new Map<string, { code: number | null; text: string }>()

/** What differs from one run of the same words to the next. */
const normal = (text: string): string =>
  text
    .replaceAll(where.home, '<home>')
    .replaceAll(/\brun [a-z2-9]{6}\b/g, 'run <run>')
    .replaceAll(/^[a-z2-9]{6}(?= +\d{4}-\d\d-\d\d \d\d:\d\d)/gm, '<run>')
    .replaceAll(/(success +[\d,]+ +[\d,]+ +)[a-z2-9]{6}\b/g, '$1<run> ')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, '<instant>')
    .replaceAll(/\b(?:[\d.]+ (?:h|min|ms|s)(?: |(?=[,. \n)])))+/g, '<time>')
    .replaceAll(/Plan [0-9a-f]{12}/g, 'Plan <hash>')
    .replaceAll(new RegExp(`(?<=  )${userInfo().username}(?=  )`, 'g'), '<user>')
    // Widths follow the longest value, and those above differ.
    .replaceAll(/ {3,}/g, '   ')
    .replaceAll(/─{3,}/g, '───')
    .replaceAll(/\s+(?=<home>)/g, ' ')
    .replaceAll(/(?<=<home>\S*)\s+(?=\S)/g, ' ')

beforeAll(async () => {
  where = { home: await newFolder() }
  for (const [name, words] of lines) {
    const { code, stdout, stderr } = await backcourt(words, where)
    read.set(name, { code, text: stdout === '' ? stderr : stdout })
  }
})

describe("a newcomer's first hour with the sample league", () => {
  test.each(lines)('%s: %j ends with %i', (name, words, code) => {
    const { code: ended, text } = read.get(name) ?? {}
    expect(ended, text).toBe(code)
    expectGolden(`journey/${name}`, [
      `$ backcourt ${words.join(' ')}`,
      ...normal(text ?? '')
        .trimEnd()
        .split('\n'),
      `exit ${code}`,
    ])
  })

  test('run shows one run with all its units, and retry has nothing to do', async () => {
    const runs = await backcourt(['runs', '--json'], where)
    const id: string = JSON.parse(runs.stdout).data.runs.find(
      ({ command }: { command: string }) => command === `backfill ${RANGE}`,
    ).runId
    const shown = await backcourt(['run', id, '--verbose'], where)
    expect(shown.code).toBe(0)
    expectGolden('journey/23-run', normal(shown.stdout).replaceAll(id, '<run>').trimEnd().split('\n'))
    const retried = await backcourt(['retry', id, '--yes'], where)
    expect(retried.code).toBe(2)
    expectGolden(
      'journey/24-retry-done',
      normal(retried.stderr).replaceAll(id, '<run>').trimEnd().split('\n'),
    )
  })
})
