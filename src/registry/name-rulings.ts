/** A player as a decision names him. */
export type RuledPlayer = { lookup: string; name: string }

/**
 * What was decided of a printed name, and where it holds: wherever all that its scope names agrees. Of several the later
 * ones count, for they are given in the order in which they were made.
 */
export type NameRuling = {
  rawLookup: string
  scope: { gameId?: string; team?: string; season?: number; source?: string }
} & ({ says: 'is'; player: RuledPlayer } | { says: 'is not'; lookup: string } | { says: 'not a player' })

/** A printed name in its place. */
export type RuledSighting = {
  rawLookup: string
  gameId: string
  team: string
  season: number
  source: string
}

/** What the decisions say of one sighting. */
export type Ruled = {
  /** whom it means; several only where the same name is printed for several */
  is: readonly (RuledPlayer & {
    /** decided for this very game, or this team in this season */
    near: boolean
  })[]
  isNot: ReadonlySet<string>
  notAPlayer: boolean
}

const SILENT: Ruled = { is: [], isNot: new Set(), notAPlayer: false }

/** From the nearest scope to the farthest: one game, one team in one season, one source, everywhere. */
const distanceOf = ({ gameId, team, season, source }: NameRuling['scope']): number =>
  gameId !== undefined ? 0 : team !== undefined || season !== undefined ? 1 : source !== undefined ? 2 : 3

const holds = ({ scope }: NameRuling, seen: RuledSighting): boolean =>
  (scope.gameId === undefined || scope.gameId === seen.gameId) &&
  (scope.team === undefined || scope.team === seen.team) &&
  (scope.season === undefined || scope.season === seen.season) &&
  (scope.source === undefined || scope.source === seen.source)

const aboutWhom = (ruling: NameRuling): string =>
  ruling.says === 'is' ? ruling.player.lookup : ruling.says === 'is not' ? ruling.lookup : ''

/**
 * Answers what was decided of a name: of what holds, the latest word on each player; and of those said to be meant, the
 * ones with the nearest scope.
 */
export const indexRulings = (rulings: readonly NameRuling[]): ((seen: RuledSighting) => Ruled) => {
  const byLookup = new Map<string, NameRuling[]>()
  for (const ruling of rulings) {
    const known = byLookup.get(ruling.rawLookup)
    if (known) known.push(ruling)
    else byLookup.set(ruling.rawLookup, [ruling])
  }
  return seen => {
    const holding = (byLookup.get(seen.rawLookup) ?? []).filter(ruling => holds(ruling, seen))
    if (holding.length === 0) return SILENT
    // A word said again moves to the end.
    const latest = new Map<string, NameRuling>()
    for (const ruling of holding) {
      latest.delete(aboutWhom(ruling))
      latest.set(aboutWhom(ruling), ruling)
    }
    const words = [...latest.values()]
    const positive = words.filter(({ says }) => says !== 'is not')
    const nearest = Math.min(...positive.map(({ scope }) => distanceOf(scope)))
    const counting = positive.filter(({ scope }) => distanceOf(scope) === nearest)
    const notAPlayer = counting.at(-1)?.says === 'not a player'
    return {
      is: notAPlayer
        ? []
        : counting.flatMap(ruling => (ruling.says === 'is' ? [{ ...ruling.player, near: nearest < 2 }] : [])),
      isNot: new Set(words.flatMap(ruling => (ruling.says === 'is not' ? [ruling.lookup] : []))),
      notAPlayer,
    }
  }
}
