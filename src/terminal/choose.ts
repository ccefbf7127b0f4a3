import { createInterface } from 'node:readline'
import type { Choosing, Chosen } from '../assistant/choice.ts'
import type { Dialogue } from './confirm.ts'
import { readChoice } from './read-choice.ts'
import { keysHint, renderChoices } from './render-choices.ts'
import type { Screen } from './screen.ts'

/**
 * Asks a question of several answers, each typed as a line. Ctrl-C, the end of the input and an abort turn it away.
 * Undefined without a terminal: there is nobody to ask.
 */
export function choose(
  choosing: Choosing,
  { input, output, signal }: Omit<Dialogue, 'typed'>,
  screen: Screen,
): Promise<Chosen | undefined> {
  if (input.isTTY !== true) return Promise.resolve(undefined)
  const away: Chosen = { key: choosing.away }
  if (signal?.aborted) return Promise.resolve(away)
  output.write(`\n${renderChoices(choosing, screen).join('\n')}\n`)
  if (choosing.choices.length === 0) return Promise.resolve(away)
  return new Promise(resolve => {
    const lines = createInterface({ input, output, terminal: true, historySize: 0 })
    let chosen: Chosen = away
    const stop = (): void => lines.close()
    signal?.addEventListener('abort', stop, { once: true })
    lines.once('close', () => {
      signal?.removeEventListener('abort', stop)
      resolve(chosen)
    })
    lines.once('SIGINT', stop)
    const end = (answer: Chosen): void => {
      chosen = answer
      lines.close()
    }
    const ask = (): void =>
      lines.question(`${choosing.question} ${keysHint(choosing)} `, typed => {
        const read = readChoice(typed, choosing)
        if (read === undefined) return ask()
        if ('chosen' in read) return end(read.chosen)
        const { key, says, takes } = read.wants
        lines.question(`${says}: ${takes}? `, text =>
          text.trim() === '' ? ask() : end({ key, text: text.trim() }),
        )
      })
    ask()
  })
}
