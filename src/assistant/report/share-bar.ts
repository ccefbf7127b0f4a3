import { html, type Markup } from './html.ts'

/** A bar behind or beside a number, for the eye only: the number says the same. Share is 0 to 1. */
export const shareBar = (share: number): Markup =>
  html`<span class="bar" aria-hidden="true"><span style="width:${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%"></span></span>`

/** `70 %`; anything but all or nothing is never rounded to it. */
export const percent = (share: number): string => {
  const rounded = Math.round(share * 100)
  if (rounded === 100 && share < 1) return 'over 99 %'
  return rounded === 0 && share > 0 ? 'under 1 %' : `${rounded} %`
}
