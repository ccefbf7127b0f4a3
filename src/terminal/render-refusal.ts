import type { Refusal } from '../assistant/refusal.ts'
import { paint } from './paint.ts'
import { renderNext } from './render-next.ts'
import { safeLines } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { wrapBehind } from './wrap-text.ts'

/** What was refused and why, then the nearest right lines to type. That nothing was done is said too. */
export function renderRefusal({ message, fix }: Refusal, screen: Screen): readonly string[] {
  const [first = '', ...rest] = safeLines(message)
  const lines = [
    ...wrapBehind('Refused: ', first, screen.width),
    ...rest.flatMap(line => wrapBehind('  ', line, screen.width)),
  ]
  const [head = '', ...others] = lines
  return [
    head.replace('Refused:', paint('Refused:', 'bad', screen)),
    ...others,
    ...wrapBehind('  ', 'Nothing was done.', screen.width),
    ...renderNext(fix, screen, fix.length > 1 ? 'Try one of:' : 'Try:'),
  ]
}
