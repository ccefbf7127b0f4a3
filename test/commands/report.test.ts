import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readStrictly } from '../browser/well-formed.ts'
import { backcourtJson, type Where } from './command-line.ts'
import { contentsOf } from './contents.ts'
import { homeAt, newFolder, RANGE } from './prepared-home.ts'

describe('`report` over the sample league', () => {
  let where: Where
  let page = ''
  let file = ''

  beforeAll(async () => {
    where = await homeAt('phase 4')
    const { document } = await backcourtJson(['report', RANGE], where)
    file = document.data.file
    page = readFileSync(file, 'utf8')
  })

  test('writes one page below the home, and says where, how big and what it says', async () => {
    const { document, code } = await backcourtJson(['report', RANGE], where)
    expect(file).toBe(join(where.home, 'reports', `backcourt-${RANGE}.html`))
    expect(document.data.bytes).toBe(statSync(file).size)
    expect(document.facts[0]).toContain(file)
    expect(readdirSync(join(where.home, 'reports'))).toEqual([`backcourt-${RANGE}.html`])
    const validated = await backcourtJson(['validate', RANGE], where)
    expect(document.headline).toBe(validated.document.headline)
    expect(code).toBe(validated.code)
  })

  test('draws every table on every day of the range, well-formed', () => {
    const elements = readStrictly(page)
    expect(
      elements.filter(({ name, text }) => name === 'title' && /^\w+ \d{4}-\d\d-\d\d:/.test(text)).length,
    ).toBeGreaterThanOrEqual(240)
    expect(page).toMatch(/psza 2021-11-\d\d: [\d,]+ of [\d,]+ written, [\d,]+ INSUFFICIENT_DATA/)
  })

  test('shows the runs that made the range, with what they took', () => {
    expect(page).toContain(`<code>backfill ${RANGE} --phase 4</code>`)
    expect(page).toContain(`<code>backfill ${RANGE} --phase 3</code>`)
    expect(page).toMatch(/<th scope="row">psza<\/th>/)
  })

  test('changes nothing in the warehouse', async () => {
    const before = await contentsOf(where.home)
    await backcourtJson(['report', '2021-11-05'], where)
    expect(await contentsOf(where.home)).toEqual(before)
  })

  test('replaces a report that is there, and nothing else', async () => {
    const folder = await newFolder()
    const [own, other] = [join(folder, 'own.html'), join(folder, 'other.html')]
    writeFileSync(other, '<!doctype html><title>the accounts</title>')
    await backcourtJson(['report', '2021-11-05', '--out', own], where)
    const again = await backcourtJson(['report', '2021-11-06', '--out', own], where)
    expect(again.document.data.file).toBe(own)
    expect(readFileSync(own, 'utf8')).toContain('2021-11-06')
    const refused = await backcourtJson(['report', '2021-11-05', '--out', other], where)
    expect(refused.code).toBe(2)
    expect(readFileSync(other, 'utf8')).toContain('the accounts')
    expect(readdirSync(folder).sort()).toEqual(['other.html', 'own.html'])
  })

  test('refuses a place that is no HTML file, and a folder that is not there fails with the way out', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'folder.html'))
    for (const name of ['report.pdf', 'folder.html']) {
      const { code, document } = await backcourtJson(
        ['report', '2021-11-05', '--out', join(folder, name)],
        where,
      )
      expect(code).toBe(2)
      expect(JSON.stringify(document)).toContain('bad-file')
    }
    const { code, document } = await backcourtJson(
      ['report', '2021-11-05', '--out', join(folder, 'gone', 'a.html')],
      where,
    )
    expect(code).toBe(1)
    expect(JSON.stringify(document)).toContain('--out')
    expect(existsSync(join(folder, 'gone'))).toBe(false)
  })

  test('a range that nobody computed is a page that says what is missing', async () => {
    const empty = await homeAt('raw')
    const { document } = await backcourtJson(['report', RANGE], empty)
    expect(document.headline).toContain('missing')
    readStrictly(readFileSync(document.data.file, 'utf8'))
  })
})
