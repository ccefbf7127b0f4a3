/**
 * Colours by name, for light and dark. Statuses follow Okabe and Ito: what is well is blue and what is not lies on the
 * warm side or is told by its letter, so that red-green blindness loses nothing.
 */
export type Palette = Readonly<Record<ColourName, string>>

export type ColourName = keyof typeof light

const light = {
  page: '#ffffff',
  panel: '#f4f6f9',
  line: '#d3d9e2',
  text: '#16202e',
  soft: '#4d5a6b',
  link: '#0b57a4',
  good: '#0a6b4f',
  warn: '#8a4b00',
  bad: '#a8211a',
  ok: '#0f5fa8',
  step4: '#3d86c6',
  step3: '#74abdb',
  step2: '#a6cbea',
  step1: '#d0e4f5',
  investigate: '#f08a24',
  failed: '#a8211a',
  untracked: '#8e3b8e',
  missing: '#f2d43c',
  stale: '#63c7b2',
  bootstrap: '#aab3bf',
  notYet: '#ffffff',
  noGames: '#e9edf2',
  darkMark: '#10151c',
  lightMark: '#ffffff',
  band: '#8b96a5',
} as const

const dark: Palette = {
  page: '#10151c',
  panel: '#1a212b',
  line: '#3a4554',
  text: '#e8edf3',
  soft: '#a9b5c4',
  link: '#7fb8f0',
  good: '#5fd0a5',
  warn: '#f3b35a',
  bad: '#ff9187',
  ok: '#7cc0fa',
  step4: '#4f97d6',
  step3: '#3875ad',
  step2: '#2a5781',
  step1: '#213f5c',
  investigate: '#f08a24',
  failed: '#c9372f',
  untracked: '#a04fa0',
  missing: '#f2d43c',
  stale: '#4fb5a0',
  bootstrap: '#566171',
  notYet: '#10151c',
  noGames: '#1f2732',
  darkMark: '#10151c',
  lightMark: '#ffffff',
  band: '#8b96a5',
}

export const palettes: { readonly light: Palette; readonly dark: Palette } = { light, dark }

/** The palette as custom properties: `--page:#ffffff;…`. */
export const customProperties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
