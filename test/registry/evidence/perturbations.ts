import fc from 'fast-check'

const SUFFIX = /\s+(Jr\.|Sr\.|II|III|IV|V)$/

const split = (name: string): { given: string; last: string; suffix: string } => {
  const suffix = SUFFIX.exec(name)?.[0] ?? ''
  const [given = '', ...last] = name.slice(0, name.length - suffix.length).split(' ')
  return { given, last: last.join(' '), suffix }
}

const plain = (name: string): string => name.normalize('NFD').replace(/\p{Mn}/gu, '')

/** What sources do to a name. Each returns undefined for a name that it leaves as it is. */
export const PERTURBATIONS: Readonly<Record<string, (name: string) => string | undefined>> = {
  'last, first': name => {
    const { given, last, suffix } = split(name)
    return last === '' ? undefined : `${last}${suffix}, ${given}`
  },
  'last, first suffix': name => {
    const { given, last, suffix } = split(name)
    return last === '' ? undefined : `${last}, ${given}${suffix}`
  },
  'initial and last name': name => {
    const { given, last, suffix } = split(name)
    return last === '' ? undefined : `${given.charAt(0)}. ${last}${suffix}`
  },
  'last name and initial': name => {
    const { given, last } = split(name)
    return last === '' ? undefined : `${last} ${given.charAt(0)}.`
  },
  'without suffix': name => (SUFFIX.test(name) ? name.replace(SUFFIX, '') : undefined),
  'with a suffix': name => (SUFFIX.test(name) ? undefined : `${name} Jr.`),
  capitals: name => name.toUpperCase(),
  'a slug': name => plain(name).toLowerCase().replace(/[.']/g, '').replaceAll(' ', '-'),
  'no spaces': name =>
    plain(name)
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  'turned, the suffix between': name => {
    const { given, last, suffix } = split(name)
    return suffix === '' || suffix === ' V' ? undefined : `${last}${suffix} ${given}`
  },
  'turned without comma': name => {
    const { given, last, suffix } = split(name)
    return last === '' ? undefined : `${last} ${given}${suffix}`
  },
  'UTF-8 read as Latin-1': name => Buffer.from(name, 'utf8').toString('latin1'),
  'accented letters deleted': name => {
    const left = name.normalize('NFC').replace(/[^ -~]/g, '')
    return left === name ? undefined : left
  },
  'through HTML': name =>
    name.replace(/[^\w .-]/gu, letter => `&#${letter.codePointAt(0)};`).replace(' ', '&nbsp;'),
  'through JSON': name =>
    name.replace(/[^ -~]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'through an address': name => encodeURIComponent(name),
  'Central European read as Western': name => {
    const seen = name.replace(
      /[ćčđšž]/g,
      letter => ({ ć: 'æ', č: 'è', đ: 'ð', š: '¹', ž: '¾' })[letter] ?? letter,
    )
    return seen === name ? undefined : seen
  },
  'cut off, with dots': name => {
    const { given, last } = split(name)
    return last.length < 8 ? undefined : `${given} ${last.slice(0, 5)}...`
  },
  decomposed: name => name.normalize('NFD'),
  'an id in front': name => `1630552${name}`,
  'a jersey behind': name => `${name} #7`,
  'marks of direction': name => `\u200f${name}\u200e `,
  'a middle name': name => {
    const { given, last, suffix } = split(name)
    return last === '' ? undefined : `${given} Amadou ${last}${suffix}`
  },
}

/** A name with one slip of the keyboard after its first letter: left out, doubled, swapped or mistaken. */
export const slipped = (name: string): fc.Arbitrary<string> =>
  fc
    .record({
      at: fc.integer({ min: 1, max: Math.max(1, name.length - 2) }),
      how: fc.constantFrom('left out', 'doubled', 'swapped', 'mistaken'),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
    })
    .map(({ at, how, letter }) => {
      const [before, here, next, after] = [
        name.slice(0, at),
        name[at] ?? '',
        name[at + 1] ?? '',
        name.slice(at + 2),
      ]
      if (how === 'left out') return before + next + after
      if (how === 'doubled') return before + here + here + next + after
      return how === 'swapped' ? before + next + here + after : before + letter + next + after
    })
