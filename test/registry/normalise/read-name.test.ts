import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lookupOf } from '../../../src/registry/lookup-of.ts'
import { readName } from '../../../src/registry/normalise/read-name.ts'

const words = (raw: string): string[] =>
  readName(raw).readings.map(({ words: read, suffix }) => [...read, suffix].filter(Boolean).join(' '))

test.each([
  ['Michael Porter Jr.', ['michael porter jr']],
  ['Porter Jr., Michael', ['michael porter jr']],
  ['Porter, Michael, Jr.', ['michael porter jr']],
  ['Derrick Jones Junior', ['derrick jones jr']],
  ['Robert Williams 3rd', ['robert williams iii']],
  ['P. J. Tucker', ['pj tucker']],
  ['P.J.Tucker', ['pj tucker']],
  ['J.Williams', ['j williams']],
  ["R.O'Neale", ['r oneale']],
  ['Carey V.', ['v carey', 'carey v']],
  ['Carey, V.', ['v carey']],
  ['Carey Jr., V.', ['v carey jr']],
  ['Carey, Vernon, V', ['vernon carey v']],
  ['Porter Jr. Michael', ['michael porter jr']],
  ['Luka Donèiæ', ['luka doneiae', 'luka doncic']],
  ['Lonnie Walker V', ['lonnie walker v']],
  ['Nah’Shon "Bones" Hyland', ['nahshon hyland', 'bones hyland']],
  ['Herbert (Herb) Jones', ['herbert jones', 'herb jones']],
  ['1630552 Jalen Johnson', ['jalen johnson']],
  ['1630552jalenjohnson', ['jalenjohnson']],
  ['karl-anthony-towns', ['karl anthony towns']],
  ['Karl-Anthony Towns', ['karlanthony towns']],
  ['LeBron James*', ['lebron james']],
  ['Luka Dončić', ['luka doncic']],
  ['', ['']],
])('%s is read as %j', (raw, read) => {
  expect(words(raw)).toEqual(read)
})

describe('what is hung on a name', () => {
  it('is taken off and told: a team code, a jersey', () => {
    expect(readName('Imm Quick (TOR)')).toMatchObject({ lookup: 'immquick', code: 'TOR' })
    expect(readName('Imm Quick - TOR')).toMatchObject({ lookup: 'immquick', code: 'TOR' })
    expect(readName('Imm Quick #23')).toMatchObject({ lookup: 'immquick', jersey: 23 })
  })

  it('leaves question marks for lost letters as gaps that match one or two', () => {
    const { gaps } = readName('Luka Don?i?')
    expect(gaps?.test('lukadoncic')).toBe(true)
    expect(gaps?.test('lukadonic')).toBe(false)
  })
})

it('reads any text without failing, and every Unicode form alike', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), text => {
      const { lookup } = readName(text)
      expect(lookup).toMatch(/^[a-z0-9]*$/)
      expect(readName(text.normalize('NFD')).lookup).toBe(readName(text.normalize('NFC')).lookup)
    }),
  )
})

it('loses no letter of a plain name: words and suffix make the lookup', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abéšøvij'), minLength: 2, maxLength: 6 })
  const suffix = fc.constantFrom('', ' Jr.', ' SR', ' II', ' III', ' iv')
  fc.assert(
    fc.property(word, word, suffix, (given, last, ending) => {
      const name = `${given} ${last}${ending}`
      const [reading] = readName(name).readings
      expect((reading?.base ?? '') + (reading?.suffix ?? '')).toBe(lookupOf(name))
    }),
  )
})
