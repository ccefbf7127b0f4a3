import type { MatrixCell } from '../assistant/answer/answer.ts'
import { statusLooks } from './matrix-status.ts'
import type { Screen } from './screen.ts'

type Rgb = readonly [red: number, green: number, blue: number]
type Colour = { readonly ink: string; readonly ground: string }

/** From pale to deep green: little to all written. */
const pale: Rgb = [222, 236, 160]
const deep: Rgb = [30, 130, 65]
/** The same in the 256 colours, each with a clear letter and one that steps back. */
const shades = [
  { ground: 193, clear: 16, quiet: 107 },
  { ground: 150, clear: 16, quiet: 65 },
  { ground: 114, clear: 16, quiet: 65 },
  { ground: 71, clear: 16, quiet: 22 },
  { ground: 29, clear: 231, quiet: 71 },
] as const
/** Of the 16 backgrounds those that want white letters. */
const darkBasics: readonly number[] = [41, 44, 45, 100]

/**
 * A cell's text on the background of its status; shades of green say the share that was written. With `quiet` the marks
 * of good days step back, so that in a heat map the others stand out.
 */
export function paintCell(
  text: string,
  { status, share = 1 }: MatrixCell,
  { colours }: Pick<Screen, 'colours'>,
  quiet = false,
): string {
  if (colours === 'none') return text
  const { rgb, cube = 0, basic = 0 } = statusLooks[status]
  if (status === 'ok' || status === 'expected failures') {
    return wear(text, green(Math.min(1, Math.max(0, share)), colours, quiet))
  }
  if (rgb === undefined) return `\u001b[2m${text}\u001b[0m`
  if (colours === '16')
    return wear(text, { ink: darkBasics.includes(basic) ? '97' : '30', ground: `${basic}` })
  const ink = `38;5;${isDark(rgb) ? 231 : 16}`
  return wear(text, { ink, ground: colours === '256' ? `48;5;${cube}` : `48;2;${rgb.join(';')}` })
}

const wear = (text: string, { ink, ground }: Colour): string => `\u001b[${ink};${ground}m${text}\u001b[0m`

function green(share: number, colours: Screen['colours'], quiet: boolean): Colour {
  if (colours === '16') return { ink: '30', ground: share < 0.5 ? '46' : '42' }
  if (colours === '256') {
    const shade = shades[Math.min(shades.length - 1, Math.floor(share * shades.length))] ?? shades[4]
    return { ink: `38;5;${quiet ? shade.quiet : shade.clear}`, ground: `48;5;${shade.ground}` }
  }
  const ground = blend(pale, deep, share)
  const clear: Rgb = isDark(ground) ? [255, 255, 255] : [0, 0, 0]
  const ink = quiet ? blend(ground, clear, 0.35) : clear
  return { ink: `38;2;${ink.join(';')}`, ground: `48;2;${ground.join(';')}` }
}

const blend = (from: Rgb, to: Rgb, part: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * part),
  Math.round(from[1] + (to[1] - from[1]) * part),
  Math.round(from[2] + (to[2] - from[2]) * part),
]

const isDark = ([red, green, blue]: Rgb): boolean => 0.299 * red + 0.587 * green + 0.114 * blue < 110
