import { safeText } from './safe-text.ts'

/**
 * A text from outside, safe to be shown, in at most `max` characters; what is left out is an ellipsis. Never cuts a
 * character in two.
 */
export function cutText(text: string, max: number): string {
  const safe = safeText(text)
  if (safe.length <= max) return safe
  const kept = safe.slice(0, Math.max(0, max - 1)).replace(/[\ud800-\udbff]$/, '')
  // An isolate that is opened and not closed would turn what follows.
  const open = (kept.match(/\u2068/g)?.length ?? 0) - (kept.match(/\u2069/g)?.length ?? 0)
  return open > 0 ? `${kept.slice(0, Math.max(0, max - 2))}\u2069…` : `${kept}…`
}
