import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { readKnownPlayers } from '../../src/pipeline/names/read-known-players.ts'
import { findPlayer } from '../../src/pipeline/why/find-player.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

const MOST_LISTED = 5

/** The player to whom a name is given: somebody who is known, by his lookup or name. An alias to nowhere is refused. */
export async function findTarget(
  text: string,
  warehouse: Warehouse,
  line: (lookup: string) => string,
): Promise<{ readonly lookup: string; readonly name: string } | Refusal> {
  const match = findPlayer(text, await readKnownPlayers(warehouse))
  if (match.found === 'one') return { lookup: match.player.lookup, name: match.player.name }
  const players = match.found === 'several' ? match.players : match.nearest
  const seen = showSeen(text)
  return refuse(
    match.found === 'several' ? 'ambiguous-player' : 'alias-to-nowhere',
    match.found === 'several'
      ? `\`${seen}\` could be ${players.length} players: ${players
          .slice(0, MOST_LISTED)
          .map(({ name, teams }) => `${name} (${teams.join(', ')})`)
          .join(', ')}.`
      : `No player is known by the lookup \`${seen}\`; a name cannot mean nobody.`,
    ...players.slice(0, MOST_LISTED).map(({ lookup }) => line(lookup)),
    'help registry resolve',
  )
}
