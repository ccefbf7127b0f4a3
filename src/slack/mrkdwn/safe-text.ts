const unsafe = /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\ufeff]/gu
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const runs = new RegExp(`${rightToLeft.source}(?:[\\p{M}\\s'’.-]*${rightToLeft.source})*\\p{M}*`, 'gu')

/**
 * A text from outside as it may be shown: nothing in it hides or turns the line around, and what is written from right to
 * left is isolated, so that the numbers beside it stay where they belong. Line breaks stay, and a
 * text that was made safe stays as it is.
 */
export const safeText = (text: string): string =>
  text
    .replace(/[\u2068\u2069]/g, '')
    .replace(unsafe, char => (char === '\t' ? ' ' : `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`))
    .replace(runs, run => `\u2068${run}\u2069`)
