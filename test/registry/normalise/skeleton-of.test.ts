import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { skeletonOf } from '../../../src/registry/normalise/skeleton-of.ts'

test.each([
  ['poeltl', 'poltl'],
  ['schroeder', 'schroder'],
  ['saric', 'sharich'],
  ['dordevic', 'djordjevic'],
  ['goekhan', 'gokhan'],
  ['soerensen', 'sorensen'],
  ['aase', 'ase'],
  ['jusuf', 'yusuf'],
  ['aleksej', 'alexey'],
  ['jaxson', 'jackson'],
  ['oleksii', 'oleksiy'],
])('%s and %s are one name in two transliterations', (one, other) => {
  expect(skeletonOf(one)).toBe(skeletonOf(other))
})

test.each([
  ['jalenwilliams', 'jaylinwilliams'],
  ['marcusmorris', 'markieffmorris'],
  ['jadenmcdaniels', 'jalenmcdaniels'],
  ['bojanbogdanovic', 'bogdanbogdanovic'],
])('%s and %s stay two names', (one, other) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other))
})

it('never grows a lookup', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcdehijklnoprstuxyz') }), lookup => {
      expect(skeletonOf(lookup).length).toBeLessThanOrEqual(lookup.length)
    }),
  )
})
