import type { Screen } from './screen.ts'

export type Ink = 'good' | 'warning' | 'bad' | 'quiet' | 'strong'

const codes: Readonly<Record<Ink, string>> = { good: '32', warning: '33', bad: '31', quiet: '2', strong: '1' }

/** Colours a text where there are colours. Colour only helps: it never carries what the text does not say. */
export const paint = (text: string, ink: Ink, { colours }: Pick<Screen, 'colours'>): string =>
  colours === 'none' || text === '' ? text : `\u001b[${codes[ink]}m${text}\u001b[0m`
