import type { Answer, Block } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { type PlayerRecord, readPlayer } from '../../src/pipeline/registry/read-player.ts'
import { readRegistryPlayers } from '../../src/pipeline/registry/read-registry-players.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import { aliasTable } from './alias-table.ts'
import { decisionTable } from './decision-table.ts'
import { oneRegistered } from './find-registered.ts'

/** One player with all that the registry, its aliases and its decisions say of him. */
export async function answerShow(
  { player: text }: { readonly player: string },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const player = oneRegistered(text, await readRegistryPlayers(warehouse), 'registry show')
  if (isRefusal(player)) return player
  const record = await readPlayer(warehouse, player)
  const { rows, aliases, decisions } = record
  const games = rows.reduce((sum, row) => sum + Number(row.games_played), 0)
  const seasons = new Set(rows.map(row => row.season)).size
  const blocks: Block[] = [
    stintTable(record),
    ...(aliases.length > 0 ? [aliasTable(aliases)] : []),
    ...(decisions.length > 0 ? [decisionTable(decisions)] : []),
  ]
  return {
    outcome: 'done',
    headline: `${player.name} is ${player.lookup}: ${plural(games, 'game')} for ${plural(player.teams.length, 'team')} in ${plural(seasons, 'season')}.`,
    facts: [
      `id ${player.ids.join(', ')}${player.ids.length > 1 ? ': two people, or one whose ids were made apart' : ''}`,
      ...saySpellings(record),
      ...(aliases.length === 0 ? ['no alias'] : []),
      ...(decisions.length === 0 ? ['no decision names him'] : []),
    ],
    blocks,
    next: [`registry history ${player.lookup}`],
    data: { lookup: player.lookup, name: player.name, ids: player.ids, ...record },
  }
}

/** A line per source: each spelling with the rows, games or days on which it is printed so. */
const saySpellings = ({ spellings }: PlayerRecord): readonly string[] =>
  [...groupBy(spellings, ({ source }) => source)].map(
    ([source, own]) =>
      `${source.replace('_', ' ')} prints ${own.map(({ spelling, times }) => `${spelling} (${formatCount(times)})`).join(', ')}`,
  )

const stintTable = ({ rows }: PlayerRecord): Block => ({
  kind: 'table',
  columns: [
    { name: 'season' },
    { name: 'team' },
    { name: 'first game' },
    { name: 'last game' },
    { name: 'played', align: 'right' },
    { name: 'dnp', align: 'right' },
    { name: 'inactive', align: 'right' },
    { name: 'confidence', align: 'right' },
  ],
  rows: rows.map(row => [
    String(row.season),
    String(row.team_abbr),
    String(row.first_game_date),
    String(row.last_game_date),
    formatCount(Number(row.games_played)),
    formatCount(Number(row.dnp_appearances)),
    formatCount(Number(row.inactive_appearances)),
    Number(row.confidence_score).toFixed(2),
  ]),
})
