import { lookupOf } from '../lookup-of.ts'

/**
 * Players who were known under two names that no rule connects: a legal change, a first name nobody uses, a name that the
 * league printed for some seasons. Public knowledge, each a whole name, since only the whole name says it.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Enes Kanter', 'Enes Freedom'],
  ['Enes Kanter Freedom', 'Enes Freedom'],
  ['Ron Artest', 'Metta World Peace'],
  ['Metta Sandiford-Artest', 'Metta World Peace'],
  ['Kenyon Martin Jr.', 'KJ Martin'],
  ["Nah'Shon Hyland", 'Bones Hyland'],
  ['Marcos Louzada Silva', 'Didi Louzada'],
  ['Brandon Boston Jr.', 'BJ Boston'],
  ['LeBron James Jr.', 'Bronny James'],
  ['Jeenathan Williams', 'Nate Williams'],
  ['João Marcelo Pereira', 'Maozinha Pereira'],
  ['Maybyner Hilário', 'Nenê'],
  ['Nenê Hilário', 'Nenê'],
  ['Elhadji Fall', 'Tacko Fall'],
  ['Walter Tavares', 'Edy Tavares'],
  ['Sheldon McClellan', 'Mac McClellan'],
  ['Temetrius Morant', 'Ja Morant'],
  ['Chavano Hield', 'Buddy Hield'],
  ['Malik Milton', 'Shake Milton'],
  ['Oleksiy Len', 'Alex Len'],
  ['Yiannis Antetokounmpo', 'Giannis Antetokounmpo'],
  ['Gigi Datome', 'Luigi Datome'],
  ['Hidayet Türkoğlu', 'Hedo Turkoglu'],
  ['Mehmet Okur', 'Memo Okur'],
  ['Anderson Varejão', 'Andy Varejao'],
  ['Dewan Huell', 'Dewan Hernandez'],
  ['Chikezie Okpala', 'KZ Okpala'],
  ['O-Max Prosper', 'Olivier-Maxence Prosper'],
  ['Carlton Carrington', 'Bub Carrington'],
  ['Wardell Curry', 'Stephen Curry'],
  ['Wardell Stephen Curry II', 'Stephen Curry'],
]

const known = new Map<string, Set<string>>()
for (const pair of PAIRS) {
  const names = new Set(pair.flatMap(name => [name, ...(known.get(lookupOf(name)) ?? [])]))
  for (const name of names) known.set(lookupOf(name), names)
}

/** The other names of the player who is called so; nobody else has any. */
export const otherNamesOf = (name: string): string[] => {
  const lookup = lookupOf(name)
  return [...(known.get(lookup) ?? [])].filter(other => lookupOf(other) !== lookup)
}
