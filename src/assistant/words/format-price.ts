const TIB = 2 ** 40

/** What reading so many bytes costs, in US dollars: `$1.23`, `under $0.01`. */
export function formatPrice(bytes: number, pricePerTib: number): string {
  const dollars = (bytes / TIB) * pricePerTib
  return dollars > 0 && dollars < 0.01 ? 'under $0.01' : `$${dollars.toFixed(2)}`
}
