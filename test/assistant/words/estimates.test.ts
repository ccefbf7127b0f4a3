import { describe, expect, it } from 'vitest'
import { sayEstimate } from '../../../src/assistant/request/say-estimate.ts'
import { formatBinaryBytes } from '../../../src/assistant/words/format-binary-bytes.ts'
import { formatPrice } from '../../../src/assistant/words/format-price.ts'
import { formatSpread } from '../../../src/assistant/words/format-spread.ts'

describe('an estimate in words', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1.0 KiB'],
    [10 * 2 ** 20, '10 MiB'],
    [1.2 * 2 ** 30, '1.2 GiB'],
    [1023.6 * 2 ** 30, '1.0 TiB'],
    [5000 * 2 ** 40, '5000 TiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBinaryBytes(bytes)).toBe(text)
  })

  it.each([
    [9, 20, '9 to 20 s'],
    [0.81, 1.2, '0.8 to 1.2 s'],
    [48, 63, '48 s to 1 min 3 s'],
    [125, 180, '2 min 5 s to 3 min 0 s'],
    [0.01, 1, 'under 0.1 s to 1 s'],
    [12, 12.2, undefined],
  ])('%d to %d seconds are %s', (low, high, text) => {
    expect(formatSpread(low, high)).toBe(text)
  })

  it.each([
    [2 ** 40, 6.25, '$6.25'],
    [2 ** 30, 6.25, 'under $0.01'],
    [0, 6.25, '$0.00'],
    [300 * 2 ** 40, 6.25, '$1875.00'],
  ])('%d bytes at %d a TiB cost %s', (bytes, price, text) => {
    expect(formatPrice(bytes, price)).toBe(text)
  })

  it('gives spread, source, bytes and price, and says what could not be counted', () => {
    const estimate = { seconds: 12, spread: { low: 9, high: 20 }, rows: 71_190, from: 'history' } as const
    expect(sayEstimate(estimate)).toEqual([
      'estimate: 12 s (9 to 20 s), some 71,190 rows (from the run history)',
    ])
    const cost = { bytes: 1.2 * 2 ** 40, pricePerTib: 6.25 }
    expect(sayEstimate({ ...estimate, cost })[1]).toBe('cost: some 1.2 TiB billed, $7.50 at $6.25 per TiB')
    expect(sayEstimate({ ...estimate, cost: { bytes: 2 ** 30, atLeast: true } })[1]).toBe(
      'cost: at least 1.0 GiB billed; what the plan itself makes first could not be counted',
    )
  })
})
