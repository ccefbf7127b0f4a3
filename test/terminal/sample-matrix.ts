import type { MatrixBlock, MatrixCell } from '../../src/assistant/answer/answer.ts'
import { addDays, daysBetween, eachDay } from '../../src/warehouse/calendar-date.ts'

const names = ['pgs', 'togs', 'tdgs', 'utgc', 'upgc', 'tdza', 'psza', 'pcf', 'pdc', 'mlfs']
const early = ['tdza', 'psza', 'pcf', 'pdc', 'mlfs']
const withFew = ['psza', 'pdc']

/** A matrix with every status in it, over the days given, the season beginning on 2021-10-19. */
export function sampleMatrix(days: readonly string[], title?: string): MatrixBlock {
  return {
    kind: 'matrix',
    ...(title === undefined ? {} : { title }),
    columns: days,
    rows: names.map((name, row) => ({ name, cells: days.map(day => cellOf(name, row, day)) })),
  }
}

function cellOf(name: string, row: number, day: string): MatrixCell {
  const age = daysBetween('2021-10-19', day)
  if (day.endsWith('-11-25') || day.endsWith('-12-24')) return { status: 'no games' }
  if (early.includes(name) && age < 14) return { status: 'bootstrap' }
  if (name === 'pcf' && day === '2021-11-18') return { status: 'missing', share: 0 }
  if (name === 'mlfs' && day === '2021-11-19') return { status: 'stale', share: 1 }
  if (name === 'upgc' && day === '2021-11-17') return { status: 'failed', share: 0 }
  if (name === 'pgs' && day === '2021-11-20') return { status: 'untracked', share: 0.997 }
  if (name === 'pdc' && day === '2021-11-21') return { status: 'investigate', share: 0.62 }
  if (age > 150) return { status: 'not yet' }
  if (withFew.includes(name))
    return { status: 'expected failures', share: Math.min(0.97, 0.2 + age / 90 + row / 50) }
  return { status: 'ok', share: 1 }
}

export const november = eachDay('2021-11-01', '2021-11-30')
export const week = eachDay('2021-11-15', '2021-11-22')
/** 170 game days of a season: all days but one in forty. */
export const season = Array.from({ length: 174 }, (_, i) => addDays('2021-10-19', i)).filter(
  (_, i) => i % 40 !== 39,
)
