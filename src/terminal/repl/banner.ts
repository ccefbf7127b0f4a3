import { cutText } from '../fit-text.ts'
import { paint } from '../paint.ts'
import { safeText } from '../safe-text.ts'
import type { Screen } from '../screen.ts'

export type Greeting = {
  readonly program: string
  /** Where everything lies. */
  readonly home: string
  /** The process that owns the warehouse, when it is another one. */
  readonly owner?: string | undefined
  /** A run that was interrupted, and how it goes on. */
  readonly interrupted?: string | undefined
}

/** The first lines of a session, three at most. */
export function banner({ program, home, owner, interrupted }: Greeting, screen: Screen): readonly string[] {
  const cut = (text: string): string => cutText(safeText(text), screen.width - 1, screen.unicode)
  const through = owner === undefined ? '' : `, through ${owner}`
  const name = `${program.slice(0, 1).toUpperCase()}${program.slice(1)}`
  return [
    paint(cut(`${name} in ${home}${through}`), 'strong', screen),
    ...(interrupted === undefined ? [] : [paint(cut(interrupted), 'warning', screen)]),
    paint(cut('help lists the commands, Tab completes, Ctrl-R searches, Ctrl-D leaves'), 'quiet', screen),
  ]
}
