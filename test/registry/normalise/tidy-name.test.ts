import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lookupOf } from '../../../src/registry/lookup-of.ts'
import { tidyName } from '../../../src/registry/normalise/tidy-name.ts'

test.each([
  ['  Luka\u00a0 Dončić ', 'Luka Dončić'],
  ['\u200fLuka Dončić\u200e', 'Luka Dončić'],
  ['\u202bLuka Dončić\u202c', 'Luka Dončić'],
  ['Lu\u00adka Don\u200bčić', 'Luka Dončić'],
  ['D’Angelo Russell', "D'Angelo Russell"],
  ['D´Angelo Russell', "D'Angelo Russell"],
  ['Karl–Anthony Towns', 'Karl-Anthony Towns'],
  ['PetruÅ¡ev', 'Petrušev'],
  ['Nikоla Jоkić', 'Nikola Jokić'],
  ['Никола Јокић', 'Никола Јокић'],
  ['Ｊａ Ｍｏｒａｎｔ', 'Ja Morant'],
  ['Robert Williams Ⅲ', 'Robert Williams III'],
  ['Royce O&#39;Neale', "Royce O'Neale"],
  ['De&rsquo;Aaron&nbsp;Fox', "De'Aaron Fox"],
  ['Dennis Schr&ouml;der', 'Dennis Schröder'],
  ['Dario &Scaron;ari&#x107;', 'Dario Šarić'],
  ['Royce O&amp;#39;Neale', "Royce O'Neale"],
  ['Nikola Joki\\u0107', 'Nikola Jokić'],
  ["Royce O\\'Neale", "Royce O'Neale"],
  ['Luka%20Don%C4%8Di%C4%87', 'Luka Dončić'],
  ['50% &nothing; 7%zz \\x', '50% &nothing; 7%zz \\x'],
])('%j is tidied to %j', (raw, tidy) => {
  expect(tidyName(raw)).toBe(tidy)
})

it('takes no letter of an escape away from the mark that it bears', () => {
  expect(tidyName('%3c\u030c')).toBe(tidyName('%3č'))
})

describe('a tidy name', () => {
  const letters = [..."abcxyzABCčćžšđłøæßñüöéÁÖŠ'’´-–. &#;39\\%\u00a0\u200f\u200bоасеΝν\u0301\u030c"]
  const names = fc.string({ unit: fc.constantFrom(...letters), maxLength: 20 })

  it('stays as it is when tidied again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), names), text => {
        expect(tidyName(tidyName(text))).toBe(tidyName(text))
      }),
    )
  })

  it('has the lookup of the name as printed, for every Unicode form', () => {
    fc.assert(
      fc.property(names, name => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(lookupOf(tidyName(name.normalize(form)))).toBe(lookupOf(name))
      }),
    )
  })
})
