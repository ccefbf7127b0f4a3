import type { Line, Shot, Zone } from './game.ts'
import { nbaCode, sameName } from './names.ts'
import { readCsv } from './read-files.ts'

const paintReachFeet = 8

/** The shots of a play-by-play file; shooters are found among the box score's players of their team. */
export function readShots(file: string, lines: readonly Line[]): Shot[] {
  const shooters = new Map<string, string | undefined>()
  const shooterOf = (player: string, team: string) => {
    const key = `${team} ${player}`
    if (!shooters.has(key)) {
      const mates = lines.filter(line => line.team === team)
      const name = sameName(
        player,
        mates.map(mate => mate.name),
      )
      shooters.set(key, mates.find(mate => mate.name === name)?.lookup)
    }
    return shooters.get(key)
  }
  return readCsv(file)
    .filter(row => row.event_type === 'shot')
    .map(({ player = '', team = '', type = '', shot_distance = '', result = '', assist = '' }) => {
      const code = nbaCode(team)
      return {
        team: code,
        shooter: shooterOf(player, code),
        zone: zoneOf(type, shot_distance),
        made: result === 'made',
        assisted: result === 'made' && assist !== '',
      }
    })
}

function zoneOf(type: string, distance: string): Zone {
  if (type.toLowerCase().includes('3pt')) return 'three'
  if (distance === '') return 'unknown'
  return Number(distance) <= paintReachFeet ? 'paint' : 'mid_range'
}
