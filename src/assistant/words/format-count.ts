/** A whole number with thousands separators: `12,345`. Not Intl, which costs a short command a tenth of its time. */
export const formatCount = (count: number): string =>
  Math.round(count)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',')
