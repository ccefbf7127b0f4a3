import { quoteWord } from '../../src/assistant/command/quote-word.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { findPlayer } from '../../src/pipeline/why/find-player.ts'
import type { KnownTeam } from '../../src/pipeline/why/find-team.ts'
import type { KnownPlayer } from '../../src/pipeline/why/season-names.ts'

/** More than these fit on no screen; a longer name narrows them down. */
const MOST_LISTED = 8

/**
 * The player whom a person means, or a refusal with the lines that name one each. An entity that nobody could name is
 * taken by its id, as failure records print it.
 */
export function choosePlayer(
  text: string,
  players: readonly KnownPlayer[],
  teams: readonly KnownTeam[],
  line: string,
): KnownPlayer | Refusal {
  const unnamed = /^unresolved:([A-Z]{3}):[^ ]+$/.exec(text)
  if (unnamed?.[1]) return { lookup: text, name: text, teams: [unnamed[1]], spellings: [] }
  const match = findPlayer(text, players)
  if (match.found === 'one') return match.player
  const seen = showSeen(text)
  if (match.found === 'several') {
    const shown = match.players.slice(0, MOST_LISTED)
    const more = match.players.length - shown.length
    return refuse(
      'ambiguous-player',
      `\`${seen}\` could be ${match.players.length} players: ${shown.map(({ name, teams: of }) => `${name} (${of.join(', ')})`).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      ...shown.map(({ name }) => `${line} ${words(name)}`),
    )
  }
  if (players.length === 0) {
    return refuse(
      'unknown-player',
      'No player of the season is known: nothing was ingested yet.',
      'help ingest',
    )
  }
  if (teams.some(({ code }) => code === text.trim().toUpperCase())) {
    const table = line.split(' ')[1]
    return refuse('unknown-player', `\`${table}\` has one row per player, and \`${seen}\` is a team.`, line)
  }
  return refuse(
    'unknown-player',
    `No player of the season is called \`${seen}\`${match.nearest.length > 0 ? '; the nearest are listed' : ''}.`,
    ...match.nearest.map(({ name }) => `${line} ${words(name)}`),
    ...(match.nearest.length > 0 ? [] : [line]),
  )
}

/** A name as it is typed: the words stay bare where a shell leaves them alone. */
const words = (name: string): string => name.split(' ').map(quoteWord).join(' ')
