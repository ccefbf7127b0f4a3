import { lookupOf } from '../lookup-of.ts'
import { type PrintedName, readName } from '../normalise/read-name.ts'
import { tidyName } from '../normalise/tidy-name.ts'
import { type KnownName, knownName } from './known-name.ts'
import { otherNamesOf } from './other-names.ts'
import type { Appearance, EarlierDecision, Registered, RegisteredPlayer } from './registered.ts'

/** A registered player, ready to be compared. */
export type KnownPlayer = {
  player: RegisteredPlayer
  /** the canonical name first */
  names: readonly KnownName[]
}

/** The registry by every key that a printed name may bring. Made once, asked for thousands of names. */
export type RegisteredIndex = {
  read: (raw: string) => PrintedName
  /** who has a name with this base, skeleton or last name */
  namesakes: (key: string) => readonly KnownPlayer[]
  /** who belonged to the team at some time of the season */
  teamOf: (season: number, team: string) => readonly KnownPlayer[]
  /** who is listed for the team that day; undefined when no gamebook is there */
  listed: (date: string, team: string) => ReadonlyMap<string, Appearance> | undefined
  /** the team for which a player is listed that day */
  whereIs: (id: string, date: string) => Appearance | undefined
  decisionsOn: (lookup: string) => readonly EarlierDecision[]
  roleOf: (lookup: string) => string | undefined
}

const gather = <K, V>(into: Map<K, V[]>, key: K, value: V): void => {
  const there = into.get(key)
  if (there === undefined) into.set(key, [value])
  else if (there[there.length - 1] !== value) there.push(value)
}

/** Indexes a registry by last names, bases, skeletons, teams, seasons and game days. The order of its rows does not matter. */
export const indexRegistered = (registered: Registered): RegisteredIndex => {
  const namesakes = new Map<string, KnownPlayer[]>()
  const teams = new Map<string, KnownPlayer[]>()
  const players = [...registered.players].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const player of players) {
    const byText = new Map<string, KnownName>()
    for (const { name, source } of [{ name: player.name, source: undefined }, ...(player.spellings ?? [])]) {
      const text = tidyName(name)
      const known = byText.get(text) ?? knownName(name)
      if (source !== undefined && !known.sources.includes(source)) known.sources.push(source)
      byText.set(text, known)
    }
    for (const other of [...byText.keys()].flatMap(otherNamesOf))
      if (!byText.has(other)) byText.set(other, knownName(other, true))
    const known = { player, names: [...byText.values()] }
    for (const name of known.names) for (const key of name.keys) gather(namesakes, key, known)
    for (const { season, team } of player.stints) gather(teams, `${season}|${team}`, known)
  }

  const sheets = new Map<string, Map<string, Appearance>>()
  const whereabouts = new Map<string, Appearance>()
  for (const appearance of registered.appearances ?? []) {
    const key = `${appearance.date}|${appearance.team}`
    const sheet = sheets.get(key) ?? new Map<string, Appearance>()
    sheets.set(key, sheet.set(appearance.id, appearance))
    whereabouts.set(`${appearance.id}|${appearance.date}`, appearance)
  }
  const decisions = new Map<string, EarlierDecision[]>()
  for (const decision of registered.decisions ?? []) gather(decisions, lookupOf(decision.rawName), decision)
  const roles = new Map((registered.bystanders ?? []).map(({ name, role }) => [lookupOf(name), role]))

  const readings = new Map<string, PrintedName>()
  const none: readonly never[] = []
  return {
    read: raw => {
      const known = readings.get(raw) ?? readName(raw)
      readings.set(raw, known)
      return known
    },
    namesakes: key => namesakes.get(key) ?? none,
    teamOf: (season, team) => teams.get(`${season}|${team}`) ?? none,
    listed: (date, team) => sheets.get(`${date}|${team}`),
    whereIs: (id, date) => whereabouts.get(`${id}|${date}`),
    decisionsOn: lookup => decisions.get(lookup) ?? none,
    roleOf: lookup => roles.get(lookup),
  }
}
