import { seasonOf, seasonText } from '../../files/season.ts'
import type { Reason, Suspect } from './candidate.ts'
import type { Feature } from './features.ts'
import type { Likeness } from './likeness.ts'
import type { Place } from './place-of.ts'
import type { NameSighting } from './registered.ts'

const LIKENESS_WORDS: Record<Likeness, string> = {
  exact: 'spelled so',
  accents: 'the same but for accents',
  punctuation: 'the same but for dots, hyphens or spaces',
  'other name': 'known under both names',
  order: 'the same words in another order',
  transliteration: 'the same, otherwise transliterated',
  suffix: 'the same but for the suffix',
  nickname: 'a familiar form of the given name',
  initials: 'initials that fit, same last name',
  'full name': 'a fuller name that holds this one',
  part: 'a part of the double last name',
  typo: 'a slip of the keyboard away',
  'last name': 'same last name, no given name printed',
  'same initial': 'same last name, another given name with that initial',
  'other given name': 'same last name, another given name',
  'same given name': 'his given name alone',
}

const SUFFIX_WORDS = {
  dropped: 'leaves his suffix out',
  added: 'has a suffix that he is not registered with',
  differs: 'has another suffix than he',
} as const

const placeWords = (place: Place, team: string, status: string, minutes: string): string =>
  ({
    'in the game': `${status} for ${team} in this game${minutes}`,
    'other side': `on the other side, with ${team}`,
    'that day': `with ${team} before and after that day`,
    'on the roster': `on the roster of ${team} that season`,
    'other days': `with ${team} that season, on other days`,
    'not listed': `with ${team} that season, but not listed for this game`,
    'no team said': 'in the registry that season; the source names no team',
    'other team': `with ${team} that season, not with a team of this game`,
    elsewhere: `played or sat for ${team} that night`,
    'other season': 'not in the registry for that season',
  })[place]

const seasonsOf = ({ known }: Suspect): string => {
  const years = [...new Set(known.player.stints.map(({ season }) => season))].sort()
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return `registered for ${seasonText(first)}`
  const gaps = last - first + 1 > years.length ? ', with gaps' : ''
  return `registered from ${seasonText(first)} to ${seasonText(last)}${gaps}`
}

/** The facts of one suspect in words, each with the weight it had; those without any are for the reader alone. */
export const explainSuspect = (
  suspect: Suspect,
  sighting: NameSighting,
  sharing: readonly Suspect[],
  features: readonly Feature[],
  weights: Readonly<Record<Feature, number>>,
): Reason[] => {
  const { relation, standing, jersey, minutes, status } = suspect
  const { name } = relation
  const reasons: Reason[] = []
  const say = (text: string, feature?: Feature) => {
    if (feature && !features.includes(feature)) return
    reasons.push(feature ? { text, weight: weights[feature], feature } : { text, weight: 0 })
  }
  say(`${LIKENESS_WORDS[relation.likeness]}: ${name.text}`, `name: ${relation.likeness}`)
  if (relation.suffix !== 'same') say(SUFFIX_WORDS[relation.suffix], `suffix: ${relation.suffix}`)
  const played = standing.line?.minutes
  say(
    placeWords(
      standing.place,
      standing.team ?? 'another team',
      standing.line?.status ?? 'listed',
      played ? `, ${played.toFixed(1)} min` : '',
    ),
    `place: ${standing.place}`,
  )
  const where = sighting.teams.length > 1 ? 'on either roster' : 'on the roster'
  if (features.includes('only one of that last name'))
    say(`only player of that last name ${where}`, 'only one of that last name')
  else if (sharing.length > 1)
    say(`${sharing.length} players of that last name: ${sharing.map(s => s.known.player.name).join(', ')}`)
  if (jersey) say(jersey === 'same' ? 'same jersey number' : 'another jersey number', `jersey: ${jersey}`)
  if (minutes && played !== undefined)
    say(
      `minutes ${(sighting.minutes ?? 0).toFixed(1)} here, ${played.toFixed(1)} in the gamebook`,
      `minutes: ${minutes}`,
    )
  if (status)
    say(
      status === 'agrees'
        ? 'the source and the gamebook agree whether he played'
        : `the source and the gamebook differ: ${standing.line?.status ?? 'not listed'}`,
      `status: ${status}`,
    )
  if (name.sources.length > 0) say(`spelled so by ${name.sources.join(', ')}`)
  if (suspect.rejected) say('rejected by a person before', 'rejected before')
  const seasons = seasonsOf(suspect)
  const known = suspect.known.player.stints.some(({ season }) => season === seasonOf(sighting.date))
  if (!known && seasons !== '') say(seasons)
  return reasons
}
