import { matchRuled } from './match-ruled.ts'
import { reverseName } from './name-parts.ts'
import { nothingRuled, type RuledOn } from './ruled-on.ts'
import type { InjuryName, ListedPlayer, Resolution } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { spellingOf } from './spelling.ts'

/** The player whom an injury report's line means (null: nobody of that team's season), once per day, team and name. */
export type ReportedPlayer = { resolution: Resolution; isCanonical: boolean }

/** Names the players of a season's injury reports among the season players of the team that reported them. */
export const resolveInjuryNames = (
  injuries: readonly InjuryName[],
  listed: readonly ListedPlayer[],
  players: ReadonlyMap<string, readonly SeasonPlayer[]>,
  ruled: RuledOn = nothingRuled,
): ReportedPlayer[] => {
  const everybody = new Set([...players.values()].flat().map(player => player.lookup))
  const games = new Map(listed.map(({ date, team, gameId }) => [`${date}|${team}`, gameId]))
  const distinct = new Map<string, InjuryName>()
  for (const line of injuries) {
    const key = `${line.gameDate}|${line.team}|${line.lookup}`
    const known = distinct.get(key)
    if (known === undefined || line.name < known.name) distinct.set(key, line)
  }
  return [...distinct.values()].map(({ gameDate, team, name, lookup }) => {
    const gameId = games.get(`${gameDate}|${team}`) ?? ''
    const settled = matchRuled(
      spellingOf(reverseName(name), lookup),
      players.get(team) ?? [],
      ruled('injury_report', { gameId, team, lookup }),
      () => true,
      player => everybody.has(player),
    )
    const resolution: Resolution = {
      source: 'injury_report',
      gameId,
      date: gameDate,
      team,
      rawName: name,
      rawLookup: lookup,
      position: 0,
      ...settled,
    }
    return { resolution, isCanonical: resolution.playerLookup === lookup }
  })
}
