import { safeText } from '../mrkdwn/safe-text.ts'

/** As many lines from the first on as have room, in number and in characters as they will be shown; `left` is how many have none. */
export function fitLines(
  lines: readonly string[],
  { most, characters }: { readonly most: number; readonly characters: number },
): { readonly shown: readonly string[]; readonly left: number } {
  let used = 0
  const end = lines.findIndex((line, i) => {
    used += safeText(line).length + 1
    return i >= most || used > characters
  })
  return end < 0 ? { shown: lines, left: 0 } : { shown: lines.slice(0, end), left: lines.length - end }
}
