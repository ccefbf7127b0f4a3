import type { Screen } from '../../src/terminal/screen.ts'

export const plain: Screen = { width: 80, fits: true, colours: 'none', unicode: true, program: 'backcourt' }
export const piped: Screen = { ...plain, fits: false }
export const ascii: Screen = { ...plain, unicode: false }
export const vivid: Screen = { ...plain, colours: 'truecolor' }
export const wide: Screen = { ...plain, width: 120 }
