import type { Colours, Screen } from './screen.ts'

/** The part of a tty.WriteStream that says what it can show. */
export type Output = {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  getColorDepth?(env?: object): number
}

export type ScreenOptions = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly noColor?: boolean
  readonly program?: string
}

const WIDTH = 80

/**
 * What a stream can show. Colours only on a terminal, and never with `--no-color`, `NO_COLOR` or `TERM=dumb`; decoration
 * beyond ASCII only where the locale says UTF-8.
 */
export const screenOf = (
  output: Output,
  { env, noColor = false, program = 'backcourt' }: ScreenOptions,
): Screen => {
  const isTerminal = output.isTTY === true
  const isDumb = env.TERM === 'dumb'
  return {
    width: isTerminal && output.columns ? output.columns : WIDTH,
    fits: isTerminal,
    colours:
      isTerminal && !noColor && !env.NO_COLOR && !isDumb ? coloursOf(output.getColorDepth?.(env)) : 'none',
    unicode: !isDumb && isUtf8(env),
    program,
  }
}

const coloursOf = (bits = 4): Colours => {
  if (bits >= 24) return 'truecolor'
  if (bits >= 8) return '256'
  return bits >= 4 ? '16' : 'none'
}

/** The first of the three that is set counts, as in the C library; Windows Terminal sets none and shows UTF-8. */
const isUtf8 = (env: ScreenOptions['env']): boolean =>
  /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '') || env.WT_SESSION !== undefined
