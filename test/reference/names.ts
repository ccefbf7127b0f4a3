import { lookupOf } from '../../src/registry/lookup-of.ts'

/** A name without Jr., III and the like. */
export const withoutSuffix = (name: string): string => name.replace(/\s+(jr|sr|ii|iii|iv|v)\.?$/i, '')

/** Lookup of all that follows the first name, suffix aside: `Michael Carter-Williams` → `carterwilliams`. */
export const lastNameOf = (name: string): string => lookupOf(withoutSuffix(name).replace(/^\S+\s+/, ''))

/** The name among `known` that means the same player: same name, else same but for a suffix, else the only one of that last name. */
export function sameName(name: string, known: readonly string[]): string | undefined {
  const tests: ((other: string) => boolean)[] = [
    other => lookupOf(other) === lookupOf(name),
    other => lookupOf(withoutSuffix(other)) === lookupOf(withoutSuffix(name)),
    other => lastNameOf(other) === lastNameOf(name),
  ]
  for (const test of tests) {
    const found = known.filter(test)
    if (found.length === 1) return found[0]
  }
  return undefined
}

const nbaCodes: Readonly<Record<string, string>> = { BRK: 'BKN', CHO: 'CHA', PHO: 'PHX' }

/** The NBA's code of a team that a feed may call as Basketball-Reference does. */
export const nbaCode = (code: string): string => nbaCodes[code] ?? code
