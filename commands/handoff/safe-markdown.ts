/** Words from outside as Markdown that says the same: no markup, no second line. */
export const safeMarkdown = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
