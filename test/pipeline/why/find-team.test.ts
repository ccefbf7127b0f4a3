import { describe, expect, it } from 'vitest'
import { findTeam } from '../../../src/pipeline/why/find-team.ts'

const teams = [
  { code: 'BOS', name: 'Boston Celtics' },
  { code: 'LAC', name: 'Los Angeles Clippers' },
  { code: 'LAL', name: 'Los Angeles Lakers' },
  { code: 'PHI', name: 'Philadelphia 76ers' },
  { code: 'POR', name: 'Portland Trail Blazers' },
]

const found = (text: string): string => {
  const match = findTeam(text, teams)
  if (match.found === 'one') return match.team.code
  return `${match.found}: ${(match.found === 'several' ? match.teams : match.nearest).map(({ code }) => code).join(', ')}`
}

describe('a team is found by code, name, city or nickname', () => {
  it.each([
    ['BOS', 'BOS'],
    ['bos', 'BOS'],
    ['Boston Celtics', 'BOS'],
    ['boston', 'BOS'],
    ['celtics', 'BOS'],
    ['LAKERS', 'LAL'],
    ['76ers', 'PHI'],
    ['trail blazers', 'POR'],
    ['blazers', 'POR'],
    ['los angeles', 'several: LAC, LAL'],
    ['BSO', 'none: '],
    ['Celtcs', 'none: BOS'],
    ['Kinshasa', 'none: '],
    ['', 'none: '],
    ['🏀', 'none: '],
  ])('%s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })
})
