import { paint } from './paint.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'

/**
 * Commands to type, each whole on its line however long it is: a command broken in two cannot be copied. The program's
 * name is put before a line that does not bear it yet.
 */
export const renderNext = (lines: readonly string[], screen: Screen, label = 'Next:'): readonly string[] =>
  lines.map((line, i) => {
    const before = i === 0 ? paint(label, 'strong', screen) : ' '.repeat(label.length)
    return `${before} ${toType(safeText(line), screen)}`
  })

const toType = (line: string, { program }: Screen): string =>
  program === '' || line.split(' ').includes(program) ? line : `${program} ${line}`
