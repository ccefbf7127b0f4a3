import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatrixBlock } from '../../../src/assistant/answer/answer.ts'
import { palettes } from '../../../src/assistant/report/palette.ts'
import { statuses, statusLooks } from '../../../src/assistant/report/status-looks.ts'
import { drawMatrix } from '../../../src/slack/picture/draw-matrix.ts'
import { eachDay } from '../../../src/warehouse/calendar-date.ts'
import { contrast } from '../../browser/contrast.ts'
import { november, sampleMatrix, season, week } from '../../terminal/sample-matrix.ts'
import { anyMatrix } from './random-matrix.ts'
import { contains, overlap, readPicture } from './read-picture.ts'

const now = new Date('2021-11-22T14:05:00Z')
const draw = (block: MatrixBlock, title = 'Incomplete (1 table day missing): November 2021.') =>
  readPicture(drawMatrix(block, { title, now }))

/** Says what is not in its place; an empty list is a tidy picture. */
function disorder({ width, height, texts, boxes }: ReturnType<typeof draw>): readonly string[] {
  const page = { left: 0, right: width, top: 0, bottom: height, text: '' }
  return [
    ...[...texts, ...boxes].filter(area => !contains(page, area)).map(({ text }) => `outside: ${text}`),
    ...texts.flatMap((a, i) =>
      texts.slice(i + 1).flatMap(b => (overlap(a, b) ? [`"${a.text}" on "${b.text}"`] : [])),
    ),
    ...boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .flatMap(b =>
          overlap(a, b) && !contains(a, b) && !contains(b, a) ? [`box at ${b.left}, ${b.top}`] : [],
        ),
    ),
  ]
}

const shapes = {
  'one day': sampleMatrix(['2021-11-18']),
  'a week': sampleMatrix(week.slice(0, 7)),
  'eight days': sampleMatrix(week),
  'a month': sampleMatrix(november),
  'two months': sampleMatrix(eachDay('2021-11-01', '2021-12-31')),
  'a season': sampleMatrix(eachDay('2021-10-19', '2022-05-26')),
  'the game days of a season': sampleMatrix(season),
  'four years': sampleMatrix(eachDay('2021-10-19', '2025-06-22')),
  'no days': sampleMatrix([]),
}

describe('the picture of a matrix', () => {
  test.each(Object.entries(shapes))('of %s has everything in its place', (_, block) => {
    const picture = draw(block)
    expect(disorder(picture)).toEqual([])
    expect(picture.width).toBeLessThanOrEqual(1200)
    expect(Math.min(...picture.sizes)).toBeGreaterThanOrEqual(22)
  })

  test('of any matrix, with any title, is well-formed and has everything in its place', () => {
    fc.assert(
      fc.property(anyMatrix, fc.string({ unit: 'binary', maxLength: 200 }), (block, title) => {
        expect(disorder(draw(block, title))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test.each(Object.entries(shapes).slice(0, -1))('of %s names every status in its legend', (_, block) => {
    const words = draw(block).words.join('\n')
    expect(statuses.filter(status => !words.includes(status))).toEqual([])
  })

  test('counts every status that occurs in its legend', () => {
    const { words } = draw(sampleMatrix(november))
    expect(words).toEqual(expect.arrayContaining(['missing 1', 'stale 1', 'bootstrap 5', 'no games 10']))
    expect(words).toContain('Does not occur: not yet.')
  })

  test('gives every row its total with the denominator, of the days that were due', () => {
    const { words } = draw(sampleMatrix(november))
    expect(words.filter(text => / of \d+$/.test(text))).toEqual([
      '28 of 29',
      '29 of 29',
      '29 of 29',
      '29 of 29',
      '28 of 29',
      '28 of 28',
      '28 of 28',
      '27 of 28',
      '27 of 28',
      '27 of 28',
    ])
  })

  test('gives what wants attention its letter, so that it can be told without colours', () => {
    for (const block of [shapes['a month'], shapes['a season']]) {
      const { words } = draw(block)
      // Once in the matrix, once in the legend.
      for (const mark of ['!', 'F', '?', 'M', 'S'])
        expect(words.filter(text => text === mark)).toHaveLength(2)
    }
  })

  test('labels the months of a season and its dates', () => {
    const { words } = draw(shapes['a season'])
    expect(words).toContain('2021-10-19 to 2022-05-26')
    expect(words.filter(text => /^[A-Z][a-z]{2}$/.test(text))).toEqual(
      'Oct Nov Dec Jan Feb Mar Apr May'.split(' '),
    )
  })

  test('leaves summers out and keeps the week of the All-Star game', () => {
    const days = eachDay('2021-10-19', '2023-06-18')
    const idle = (day: string) =>
      (day > '2022-06-19' && day < '2022-10-18') || (day >= '2022-02-14' && day <= '2022-02-27')
    const cells = days.map(day =>
      idle(day) ? { status: 'no games' as const } : { status: 'ok' as const, share: 1 },
    )
    const { words } = draw({ kind: 'matrix', columns: days, rows: [{ name: 'pgs', cells }] })
    expect(words.filter(text => / to 20/.test(text))).toEqual([
      '2021-10-19 to 2022-06-19',
      '2022-10-17 to 2023-06-18',
    ])
  })

  test('says so when it cannot hold the earliest days', () => {
    const { words, height } = draw(sampleMatrix(eachDay('2000-10-01', '2021-10-01')))
    expect(words.join(' ')).toMatch(/Drawn from \d{4}-\d\d-\d\d on: ask for less\./)
    expect(height).toBeLessThan(9000)
  })

  test('writes on every colour so that it can be read', () => {
    const { light } = palettes
    const poor = statuses.filter(status => {
      const { fill, ink } = statusLooks[status]
      const fills = status === 'expected failures' ? (['step1', 'step2', 'step3', 'step4'] as const) : [fill]
      return fills.some(each => contrast(light[each], light[ink]) < 4.5)
    })
    expect(poor).toEqual([])
  })
})
