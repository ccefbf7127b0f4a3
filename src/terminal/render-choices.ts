import type { Choosing } from '../assistant/choice.ts'
import { renderAnswer } from './render-answer.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { visibleWidth } from './visible-width.ts'
import { wrapBehind } from './wrap-text.ts'

/** A card with the keys below it. */
export const renderChoices = ({ card, choices }: Choosing, screen: Screen): readonly string[] => [
  ...renderAnswer(card, screen),
  ...fillLines(
    choices.map(({ key, says }) => safeText(`${key} ${says}`)),
    screen,
  ),
]

/** As many on a line as fit: a key and what it does are never torn apart, unless they are wider than the screen. */
function fillLines(items: readonly string[], { width, unicode }: Screen): readonly string[] {
  const between = unicode ? ' · ' : ', '
  const lines: string[] = []
  for (const item of items) {
    const line = lines.at(-1)
    const longer = line === undefined ? item : `${line}${between}${item}`
    if (line !== undefined && visibleWidth(longer) + 2 <= width) lines[lines.length - 1] = longer
    else lines.push(item)
  }
  return lines.flatMap(line => wrapBehind('  ', line, width))
}

/** The keys in few characters: `[1-3 r n x]`. */
export const keysHint = ({ choices }: Choosing): string => {
  const numbers = choices.filter(({ key }) => /\d/.test(key)).map(({ key }) => key)
  const [first, last] = [numbers[0], numbers.at(-1)]
  const others = choices.filter(({ key }) => !/\d/.test(key)).map(({ key }) => key)
  return `[${[...(first ? [first === last ? first : `${first}-${last}`] : []), ...others].join(' ')}]`
}
