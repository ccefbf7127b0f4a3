import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { nameParts, reverseName } from '../../src/registry/name-parts.ts'

describe('nameParts', () => {
  test.each([
    ['Michael Porter Jr.', 'Michael', 'Porter', 'jr', 'michaelporter', 'porter'],
    ['Michael Porter, Jr.', 'Michael', 'Porter', 'jr', 'michaelporter', 'porter'],
    ['Robert Williams III', 'Robert', 'Williams', 'iii', 'robertwilliams', 'williams'],
    ['Robert Williams Ⅲ', 'Robert', 'Williams', 'iii', 'robertwilliams', 'williams'],
    ['Trey Murphy III', 'Trey', 'Murphy', 'iii', 'treymurphy', 'murphy'],
    ['Marcus Morris sr', 'Marcus', 'Morris', 'sr', 'marcusmorris', 'morris'],
    ['Gary Payton II', 'Gary', 'Payton', 'ii', 'garypayton', 'payton'],
    ['Lonnie Walker IV', 'Lonnie', 'Walker', 'iv', 'lonniewalker', 'walker'],
    ['Filip Petrušev', 'Filip', 'Petrušev', '', 'filippetrusev', 'petrusev'],
    ['Filip PetruÅ¡ev', 'Filip', 'Petrušev', '', 'filippetrusev', 'petrusev'],
    ['Timofey Mozgov', 'Timofey', 'Mozgov', '', 'timofeymozgov', 'mozgov'],
    ['Fred Van Vleet', 'Fred', 'Van Vleet', '', 'fredvanvleet', 'vanvleet'],
    ['Luc Mbah a Moute', 'Luc', 'Mbah a Moute', '', 'lucmbahamoute', 'mbahamoute'],
    ['Nance Jr.', '', 'Nance', 'jr', 'nance', 'nance'],
    ['Nenê', '', 'Nenê', '', 'nene', 'nene'],
    ['Jr.', '', 'Jr.', '', 'jr', 'jr'],
    ['', '', '', '', '', ''],
  ])('takes %s apart', (name, first, last, suffix, base, lastLookup) => {
    expect(nameParts(name)).toEqual({ first, last, suffix, base, lastLookup })
  })

  it('loses no letter: base and suffix make the lookup, the last name ends the base', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aAbBéšøvVijIrs.-'), minLength: 1, maxLength: 6 })
    const suffix = fc.constantFrom('', ' Jr.', ' SR', ' II', ' III', ' iv', ' V')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), suffix, (words, ending) => {
        const name = words.join(' ') + ending
        const parts = nameParts(name)
        expect(parts.base + parts.suffix).toBe(lookupOf(name))
        expect(parts.base.endsWith(parts.lastLookup)).toBe(true)
      }),
    )
  })
})

test.each([
  ['Porter Jr., Michael', 'Michael Porter Jr.'],
  ['Porter, Michael Jr.', 'Michael Porter Jr.'],
  ['Porter, Michael, Jr.', 'Michael Porter Jr.'],
  ['Williams III, Robert', 'Robert Williams III'],
  ['Van Vleet, Fred', 'Fred Van Vleet'],
  ['Irving,  Kyrie ', 'Kyrie Irving'],
  ['Porter, Jr.', 'Porter Jr.'],
  ['Kyrie Irving', 'Kyrie Irving'],
  ['Nene', 'Nene'],
])('%s in natural order is %s', (printed, natural) => {
  expect(reverseName(printed)).toBe(natural)
})
