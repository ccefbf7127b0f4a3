import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'

const CASES: [name: string, lookup: string][] = [
  ['', ''],
  ['LeBron James', 'lebronjames'],
  ['Michael Porter Jr.', 'michaelporterjr'],
  ['Robert Williams III', 'robertwilliamsiii'],
  ['Robert Williams Ⅲ', 'robertwilliamsiii'],
  ['Marcus Morris Sr.', 'marcusmorrissr'],
  ['Gary Payton II', 'garypaytonii'],
  ['P.J. Tucker', 'pjtucker'],
  ['PJ Tucker', 'pjtucker'],
  ["D'Angelo Russell", 'dangelorussell'],
  ['D’Angelo Russell', 'dangelorussell'],
  ['Karl-Anthony Towns', 'karlanthonytowns'],
  ['Nikola Jokić', 'nikolajokic'],
  ['Luka Dončić', 'lukadoncic'],
  ['Dennis Schröder', 'dennisschroder'],
  ['Kristaps Porziņģis', 'kristapsporzingis'],
  ['Jonas Valančiūnas', 'jonasvalanciunas'],
  ['Dāvis Bertāns', 'davisbertans'],
  ['Ömer Aşık', 'omerasik'],
  ['İlkan Karaman', 'ilkankaraman'],
  ['Maciej Łampe', 'maciejlampe'],
  ['Rasmus Bjørn', 'rasmusbjorn'],
  ['Đorđe Šarić', 'dordesaric'],
  ['Ægir Þór Steinarsson', 'aegirthorsteinarsson'],
  ['Jón Guðmundsson', 'jongudmundsson'],
  ['Karl Weiß', 'karlweiss'],
  ['Loïc Cœur', 'loiccoeur'],
  ['Filip PetruÅ¡ev', 'filippetrusev'],
  ['Filip Petrušev', 'filippetrusev'],
  ['Luka DonÄ\u008diÄ‡', 'lukadoncic'],
  ['Luka DonÄ\u008diÄ\u0087', 'lukadoncic'],
  ['Dennis SchrÃ¶der', 'dennisschroder'],
  ['Alperen ÅžengÃ¼n', 'alperensengun'],
  ['Dario Å\u00a0ariÄ‡', 'dariosaric'],
  ['Dario Å ariÄ‡', 'dariosaric'],
  ['Dâ€™Angelo Russell', 'dangelorussell'],
  ['Filip PetruÃ…Â¡ev', 'filippetrusev'],
  ['Åke Ästrand Ãlvaro', 'akeastrandalvaro'],
  ['1630552 Jalen Johnson', '1630552jalenjohnson'],
  ['Jokić, Nikola', 'jokicnikola'],
  ['Ｊａ Ｍｏｒａｎｔ', 'jamorant'],
]

test.each(CASES)('%s has the lookup %s', (name, lookup) => {
  expect(lookupOf(name)).toBe(lookup)
})

describe('a lookup', () => {
  const letters = [
    ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZčćžšđłøæœßıþðéèêëñüöäåÁÖÜČŠŽŁØ'-. 0123456789",
  ]
  const names = fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 })

  it('is its own lookup and holds nothing but a-z and 0-9, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), names), text => {
        const lookup = lookupOf(text)
        expect(lookup).toMatch(/^[a-z0-9]*$/)
        expect(lookupOf(lookup)).toBe(lookup)
      }),
    )
  })

  it('is the same for every Unicode form of a name', () => {
    fc.assert(
      fc.property(names, name => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(lookupOf(name.normalize(form))).toBe(lookupOf(name))
      }),
    )
  })

  it('survives UTF-8 read as Latin-1 for every accented Latin letter of Europe', () => {
    const accented = fc.integer({ min: 0xc0, max: 0x17f }).filter(c => c !== 0xd7 && c !== 0xf7)
    fc.assert(
      fc.property(accented, code => {
        const name = `Xa${String.fromCodePoint(code)}ev`
        expect(lookupOf(Buffer.from(name, 'utf8').toString('latin1'))).toBe(lookupOf(name))
      }),
      { numRuns: 400 },
    )
  })

  it('ignores case, spaces, full stops, hyphens and apostrophes but keeps every digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcxyz0189') }), fc.nat(), (bare, at) => {
        const cut = at % (bare.length + 1)
        expect(lookupOf(`${bare.slice(0, cut).toUpperCase()} -'.,_’${bare.slice(cut)}`)).toBe(bare)
      }),
    )
  })
})
