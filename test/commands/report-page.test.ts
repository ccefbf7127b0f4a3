import { describe, expect, test } from 'vitest'
import { describeCell } from '../../src/assistant/report/describe-cell.ts'
import { categoryOrder } from '../../src/assistant/report/failure-colours.ts'
import { escapeHtml, html } from '../../src/assistant/report/html.ts'
import { palettes } from '../../src/assistant/report/palette.ts'
import { renderReport } from '../../src/assistant/report/render-report.ts'
import { percent } from '../../src/assistant/report/share-bar.ts'
import { statuses, statusLooks } from '../../src/assistant/report/status-looks.ts'
import { expectedShare } from '../../src/pipeline/why/expected-share.ts'
import { statusLooks as terminalLooks } from '../../src/terminal/matrix-status.ts'
import { daysBetween } from '../../src/warehouse/calendar-date.ts'
import { contrast } from '../browser/contrast.ts'
import { HOSTILE, sampleReport } from '../browser/sample-report.ts'
import { readStrictly } from '../browser/well-formed.ts'

const page = renderReport(sampleReport())
const elements = readStrictly(page)
const named = (name: string) => elements.filter(element => element.name === name)

describe('The page', () => {
  test('is well-formed: every tag closed in order, every attribute quoted', () => {
    expect(elements.length).toBeGreaterThan(1500)
    expect(() => readStrictly(page.replace('</nav>', ''))).toThrow()
  })

  test('has ids once, and every link and label leads to one', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const targets = elements.flatMap(({ attributes }) => [
      ...(attributes.href ? [attributes.href.slice(1)] : []),
      ...(attributes['aria-labelledby'] ? [attributes['aria-labelledby']] : []),
    ])
    expect(targets.length).toBeGreaterThan(10)
    for (const target of targets) expect(ids).toContain(target)
  })

  test('asks for nothing: no address, no image, no font, and one script that is ours', () => {
    expect(page).not.toMatch(/https?:|url\(|@import|src=(?!x )/)
    expect(named('script')).toHaveLength(1)
    expect(
      elements.filter(({ attributes }) => Object.keys(attributes).some(name => name.startsWith('on'))),
    ).toEqual([])
  })

  test('shows hostile names as they are written and never as markup', () => {
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
    expect(page.split(escapeHtml(HOSTILE)).length).toBeGreaterThan(8)
  })

  test('has a caption on every table and a scope on every header cell', () => {
    expect(named('caption')).toHaveLength(named('table').length)
    for (const { attributes } of named('th')) expect(['col', 'row']).toContain(attributes.scope)
  })

  test('gives every cell of the calendar a title, in the words of the tables', () => {
    const titles = named('title').map(({ text }) => text)
    expect(titles).toContain('psza 2021-11-22: 170 of 400 written, 230 INSUFFICIENT_DATA')
    expect(titles).toContain('pgs 2021-10-19: 399 of 400 written, 1 MISSING_DEPENDENCY (investigate)')
  })

  test('has a legend entry with a count for every status, those that do not occur too', () => {
    const bare = renderReport(sampleReport({ cells: [] }))
    for (const status of statuses) {
      expect(page).toMatch(new RegExp(`<b>${status}</b> <span class="count">[1-9]`))
      expect(bare).toContain(`<b>${status}</b> <span class="count">0</span>`)
    }
  })

  test('says so where a section has nothing to show', () => {
    const none = { shown: [], total: 0 }
    const empty = renderReport(
      sampleReport({
        cells: [],
        sums: [],
        unexpected: none,
        durations: [],
        runs: none,
        quarantine: none,
        faults: [],
        next: [],
      }),
    )
    readStrictly(empty)
    for (const words of [
      'no table day is open',
      'No failure is recorded',
      'Nothing has run',
      'No run has touched',
      'No file of this range',
      'Nothing is left to do',
    ])
      expect(empty).toContain(words)
  })

  test('says how much a capped list leaves out', () => {
    expect(page).toContain('and 50 more')
  })
})

describe('Words and signs', () => {
  test('text is escaped wherever it stands; markup is not escaped twice', () => {
    expect(html`<b title="${'"x"'}">${'a < b & c'}${html`<i>${1}</i>`}</b>`.markup).toBe(
      '<b title="&quot;x&quot;">a &lt; b &amp; c<i>1</i></b>',
    )
  })

  test('signs that turn text around or cannot be seen are shown as unknown', () => {
    expect(escapeHtml('a\u202eb\u0000c\nd')).toBe('a\ufffdb\ufffdc\nd')
  })

  test('a cell that owes nothing says only why', () => {
    const cell = {
      target: 'psza',
      day: '2021-10-20',
      status: 'bootstrap',
      expected: 0,
      written: 0,
      failures: {},
      untracked: 0,
    } as const
    expect(describeCell(cell)).toBe('psza 2021-10-20: bootstrap')
  })

  test('a share is rounded, yet never to all or nothing when it is neither', () => {
    expect([0, 0.001, 0.5, 0.9999, 1].map(percent)).toEqual([
      '0 %',
      'under 1 %',
      '50 %',
      'over 99 %',
      '100 %',
    ])
  })

  test('the band of a day goes by days since the season began', () => {
    const highs = ['2021-10-19', '2021-11-03', '2021-11-10', '2021-11-17', '2021-11-24', '2021-12-18']
    expect(highs.map(day => expectedShare('psza', daysBetween('2021-10-19', day))?.high)).toEqual([
      1, 0.75, 0.5, 0.4, 0.3, 0.2,
    ])
  })

  test('expected categories come first, undeclared ones last', () => {
    expect(categoryOrder(['X', 'PROCESSING_ERROR', 'INSUFFICIENT_DATA'])).toEqual([
      'INSUFFICIENT_DATA',
      'PROCESSING_ERROR',
      'X',
    ])
  })

  test('what wants attention carries the same letter as in the terminal', () => {
    for (const status of statuses) {
      const { mark } = statusLooks[status]
      if (mark !== '') expect(mark).toBe(terminalLooks[status].mark)
      else expect(['ok', 'expected failures', 'bootstrap', 'not yet', 'no games']).toContain(status)
    }
  })
})

describe.each(Object.entries(palettes))('The %s palette', (_name, colours) => {
  test('has text that stands out from what it stands on, 4.5 to 1 or more', () => {
    const texts = ['text', 'soft', 'link', 'good', 'warn', 'bad'] as const
    for (const text of texts)
      for (const ground of ['page', 'panel'] as const)
        expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['investigate', 'missing', 'stale'] as const)
      expect(contrast(colours.darkMark, colours[ground])).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['failed', 'untracked'] as const)
      expect(contrast(colours.lightMark, colours[ground])).toBeGreaterThanOrEqual(4.5)
  })

  test('has shades that go one way, from little to all', () => {
    const steps = (['page', 'step1', 'step2', 'step3', 'step4', 'ok'] as const).map(step =>
      contrast(colours[step], colours.page),
    )
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })
})
