const units = ['KiB', 'MiB', 'GiB', 'TiB'] as const

/** Bytes as engines bill them, in powers of 1,024: `812 bytes`, `1.2 GiB`, `512 MiB`. */
export function formatBinaryBytes(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} bytes`
  let [value, unit] = [bytes / 1024, 0]
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}
