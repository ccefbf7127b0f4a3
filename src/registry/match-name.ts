import type { ResolutionRule } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { differOnlyBySuffix, type Spelling, shareInitialAndLastName } from './spelling.ts'

/** Whom a full name means, or between whom it does not decide. */
export type NameMatch =
  | { player: SeasonPlayer; rule: ResolutionRule }
  | { player: null; candidates: SeasonPlayer[] }

/**
 * Finds the one player of a team's season whom a full name means: a spelling of his, else equal but for the suffix, else
 * the only one with that last name and initial. The first step that fits anybody decides, and abstains when it fits two.
 */
export const matchName = (spelling: Spelling, players: readonly SeasonPlayer[]): NameMatch => {
  for (const player of players) {
    const known = player.spellings.find(({ lookup }) => lookup === spelling.lookup)
    if (known) return { player, rule: player.lookup === spelling.lookup ? 'exact' : known.rule }
  }
  for (const [rule, same] of [
    ['suffix', differOnlyBySuffix],
    ['initial', shareInitialAndLastName],
  ] as const) {
    const [player, ...others] = players.filter(({ spellings }) =>
      spellings.some(known => same(known, spelling)),
    )
    if (player)
      return others.length === 0 ? { player, rule } : { player: null, candidates: [player, ...others] }
  }
  return { player: null, candidates: [] }
}
