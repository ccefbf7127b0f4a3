/** A player's time with a team in one season. Days are unknown where only a roster names him. */
export type Stint = {
  /** start year of the season */
  season: number
  team: string
  /** first and last game day on which a gamebook lists him there, YYYY-MM-DD */
  from?: string
  to?: string
  jersey?: number
}

/** A player of the registry with all that is known to tell him from others. */
export type RegisteredPlayer = {
  id: string
  /** the canonical name as people read it */
  name: string
  stints: readonly Stint[]
  /** how sources spell him, where that is known */
  spellings?: readonly { name: string; source: string }[]
}

/** A player listed in a game. */
export type Appearance = {
  date: string
  team: string
  id: string
  status: 'active' | 'dnp' | 'inactive'
  minutes?: number
  jersey?: number
}

/**
 * What somebody decided about a name before. It holds where all that its scope names agrees with the sighting; a scope
 * without anything holds everywhere.
 */
export type EarlierDecision = {
  rawName: string
  scope: { source?: string; season?: number; team?: string; date?: string }
} & ({ says: 'is' | 'is not'; id: string } | { says: 'not a player' })

/** Somebody whom gamebooks name beside the players: a referee, a coach. */
export type Bystander = { name: string; role: string }

/** All that a name may be compared with. */
export type Registered = {
  players: readonly RegisteredPlayer[]
  appearances?: readonly Appearance[]
  decisions?: readonly EarlierDecision[]
  bystanders?: readonly Bystander[]
}

/** A name as a source printed it, with what the source says about whom it meant. */
export type NameSighting = {
  rawName: string
  source: string
  /** game day, YYYY-MM-DD */
  date: string
  /** the teams of the game, or the one team of a roster; empty when the source does not say */
  teams: readonly string[]
  /** the team that the source puts the player on */
  team?: string
  jersey?: number
  minutes?: number
  /** what the source says he did that night */
  status?: 'active' | 'dnp' | 'inactive'
}
