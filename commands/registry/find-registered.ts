import { quoteWord } from '../../src/assistant/command/quote-word.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { RegistryPlayer } from '../../src/pipeline/registry/read-registry-players.ts'
import { findPlayer } from '../../src/pipeline/why/find-player.ts'

/** Lines that fit below a refusal. */
const MOST_LISTED = 8

/** Whom an id, a lookup or a name in any spelling means in the registry: one or several, or a refusal with the nearest. */
export function findRegistered(
  text: string,
  players: readonly RegistryPlayer[],
  verb: string,
): readonly RegistryPlayer[] | Refusal {
  const seen = showSeen(text)
  if (players.length === 0)
    return refuse(
      'empty-registry',
      'The registry is empty: nothing was built yet.',
      'registry build --all-seasons',
    )
  const byId = players.filter(({ ids }) => ids.includes(text.trim()))
  if (byId.length > 0) return byId
  const match = findPlayer(text, players)
  const [lastWord] = text.trim().split(/\s+/).slice(1).slice(-1)
  const own = (lookup: string) => players.filter(player => player.lookup === lookup)
  if (match.found === 'one') return own(match.player.lookup)
  if (match.found === 'several') return match.players.flatMap(({ lookup }) => own(lookup))
  return refuse(
    'unknown-player',
    `Nobody in the registry is called \`${seen}\`${match.nearest.length > 0 ? '; the nearest are listed' : ', and nobody nearly so'}.`,
    ...match.nearest.map(({ lookup }) => `${verb} ${lookup}`),
    ...(match.nearest.length > 0
      ? []
      : [`${lastWord === undefined ? 'help registry search' : `registry search ${quoteWord(lastWord)}`}`]),
  )
}

/** The one who is meant; when several are, each with the line that names him alone. */
export function oneRegistered(
  text: string,
  players: readonly RegistryPlayer[],
  verb: string,
): RegistryPlayer | Refusal {
  const found = findRegistered(text, players, verb)
  if (!Array.isArray(found)) return found as Refusal
  const [player, ...others] = found as readonly RegistryPlayer[]
  if (player && others.length === 0) return player
  const shown = found.slice(0, MOST_LISTED) as readonly RegistryPlayer[]
  const more = found.length > MOST_LISTED ? ` and ${found.length - MOST_LISTED} more` : ''
  return refuse(
    'ambiguous-player',
    `\`${showSeen(text)}\` could be ${found.length} players: ${shown.map(({ name, teams }) => `${name} (${teams.join(', ')})`).join(', ')}${more}.`,
    ...shown.map(({ lookup }) => `${verb} ${lookup}`),
  )
}
