/** Source of a pattern for strings, quoted names and comments: nothing in them is a parameter or the end of a statement. */
export const QUIET_TEXT = [
  String.raw`'''(?:\\[\s\S]|[^\\])*?'''`,
  String.raw`"""(?:\\[\s\S]|[^\\])*?"""`,
  String.raw`'(?:\\[\s\S]|[^'\\])*'`,
  String.raw`"(?:\\[\s\S]|[^"\\])*"`,
  '`[^`]*`',
  String.raw`--[^\n]*`,
  String.raw`#[^\n]*`,
  String.raw`/\*[\s\S]*?\*/`,
].join('|')
