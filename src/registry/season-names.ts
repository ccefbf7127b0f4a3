import type { FurtherLikeness } from './evidence/alike-by.ts'
import type { NameRuling } from './name-rulings.ts'

/** A player as a gamebook lists him. Inactive players carry their last name only. */
export type ListedPlayer = {
  gameId: string
  /** game day, YYYY-MM-DD */
  date: string
  team: string
  status: 'active' | 'dnp' | 'inactive'
  /** 1-based place in the team's list of that status */
  position: number
  name: string
  lookup: string
}

/** A player on a Basketball-Reference roster: he belonged to the team at some time of the season. */
export type RosterName = { team: string; name: string; lookup: string }

/** A line of an injury report. `name` is as printed (`Last, First`), `lookup` first name first. */
export type InjuryName = { gameDate: string; team: string; name: string; lookup: string; status: string }

/** A shooter or assister of a game's play-by-play, once per game. */
export type FeedName = { gameId: string; date: string; team: string; name: string; lookup: string }

/** Every name that the sources print in one season. */
export type SeasonNames = {
  seasonYear: number
  players: ListedPlayer[]
  roster: RosterName[]
  injuries: InjuryName[]
  feedNames: FeedName[]
  /** what was decided of names, in order; absent: nothing */
  rulings?: readonly NameRuling[]
}

/**
 * Why a name means its player: `decision` (somebody said so), `exact` (a spelling of his), `suffix` (equal but for Jr., III, …), `initial` (same last
 * name and first initial, nobody else has them), what else makes names alike (see evidence/alike-by.ts), and for inactive players `exclusion`, `elsewhere`, `injury report`
 * and `tenure` (see resolve-inactives.ts). `ambiguous` and `unknown` name no player.
 */
export type ResolutionRule =
  | 'decision'
  | 'exact'
  | 'suffix'
  | 'initial'
  | FurtherLikeness
  | 'exclusion'
  | 'elsewhere'
  | 'injury report'
  | 'tenure'
  | 'ambiguous'
  | 'unknown'

/** What a printed name of one game was found to mean; a null player means that no rule could tell. */
export type Resolution = {
  source: 'gamebook' | 'bigdataball' | 'injury_report'
  /** empty for an injury report of a day on which no gamebook lists the team */
  gameId: string
  date: string
  team: string
  rawName: string
  rawLookup: string
  /** list_position for the gamebook, else 0 */
  position: number
  playerLookup: string | null
  playerName: string | null
  rule: ResolutionRule
  /** lookups between which it could not decide; empty unless ambiguous */
  candidates: string[]
}
