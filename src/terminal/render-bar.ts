import { formatCount } from '../assistant/words/format-count.ts'
import { plural } from '../assistant/words/plural.ts'
import { cutText } from './fit-text.ts'
import { paint } from './paint.ts'
import type { RunCounts } from './run-counts.ts'
import type { Screen } from './screen.ts'

const LONGEST = 24
const SHORTEST = 6

/** `  [######------]  3 of 6 units  12,345 rows  135 expected failures`. The words come first where room is short. */
export function renderBar(counts: RunCounts, screen: Screen): string {
  const { total, committed, rows, expectedFailures } = counts
  const words = [
    `${formatCount(committed)} of ${plural(total, 'unit')}`,
    `${plural(rows, 'row')}`,
    ...(expectedFailures > 0 ? [plural(expectedFailures, 'expected failure')] : []),
  ].join('  ')
  const length = Math.min(LONGEST, screen.width - words.length - 6)
  if (length < SHORTEST) return cutText(`  ${words}`, screen.width, screen.unicode)
  const filled = total === 0 ? length : Math.floor((committed / total) * length)
  const [full, empty] = screen.unicode ? ['█', '░'] : ['#', '-']
  const bar =
    paint(full.repeat(filled), 'good', screen) + paint(empty.repeat(length - filled), 'quiet', screen)
  return screen.unicode ? `  ${bar}  ${words}` : `  [${bar}]  ${words}`
}
