const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A whole number with thousands separators: `12,345`. */
export const formatCount = (count: number): string => grouped.format(count)
