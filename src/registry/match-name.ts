import { alikeBy, FURTHER_LIKENESSES } from './evidence/alike-by.ts'
import type { ResolutionRule } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { differOnlyBySuffix, type Spelling, shareInitialAndLastName } from './spelling.ts'

/** Whom a full name means, or between whom it does not decide. */
export type NameMatch =
  | { player: SeasonPlayer; rule: ResolutionRule }
  | { player: null; candidates: SeasonPlayer[] }

/**
 * Finds the one player of a team's season whom a full name means: a spelling of his, else equal but for the suffix, else
 * the only one with that last name and initial, else whatever else makes names alike (a nickname, a slip of the keyboard, …).
 * The first step that fits anybody decides, and abstains when it fits two.
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
    const fitting = players.filter(({ spellings }) => spellings.some(known => same(known, spelling)))
    if (fitting.length > 0) return onlyOne(fitting, rule)
  }
  const alike = players.map(player => ({
    player,
    by: new Set(player.spellings.map(known => alikeBy(spelling.name, known.name))),
  }))
  for (const rule of FURTHER_LIKENESSES) {
    const fitting = alike.filter(({ by }) => by.has(rule)).map(({ player }) => player)
    if (fitting.length > 0) return onlyOne(fitting, rule)
  }
  return { player: null, candidates: [] }
}

const onlyOne = (fitting: SeasonPlayer[], rule: ResolutionRule): NameMatch => {
  const [player, ...others] = fitting
  return player && others.length === 0 ? { player, rule } : { player: null, candidates: fitting }
}
