/** The emoji that our messages use, as a sign on a ground: machines that draw pictures seldom have the font. */
const signs: Readonly<Record<string, readonly [sign: string, ground: string]>> = {
  white_check_mark: ['✓', '#2e9e5b'],
  warning: ['!', '#d99000'],
  x: ['✗', '#d13438'],
  double_vertical_bar: ['‖', '#5b6b7b'],
  no_entry: ['–', '#d13438'],
  clipboard: ['≡', '#7a5c3a'],
  question: ['?', '#1264a3'],
  rotating_light: ['!', '#d13438'],
}

/** An emoji as HTML; one that our messages do not use stays its name. */
export function drawEmoji(name: string): string {
  const [sign, ground] = signs[name] ?? []
  return sign === undefined ? `:${name}:` : `<span class="emoji" style="background:${ground}">${sign}</span>`
}
