import { formatCount } from './format-count.ts'

const units = ['kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units with three digits: `812 bytes`, `1.24 MB`, `15.3 GB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${formatCount(bytes)} bytes`
  let [value, unit] = [bytes / 1000, 0]
  while (Number(value.toPrecision(3)) >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const shown = value >= 1000 ? formatCount(value) : value.toPrecision(3)
  return `${shown} ${units[unit]}`
}
