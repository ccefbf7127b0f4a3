import type { PlayEvent } from '../possession.ts'
import type { Game } from '../schedule.ts'
import type { PlayedGame } from '../simulate-game.ts'

const header =
  'game_id,data_set,date,a1,a2,a3,a4,a5,h1,h2,h3,h4,h5,period,away_score,home_score,remaining_time,elapsed,' +
  'play_length,play_id,team,event_type,assist,away,home,block,entered,left,num,opponent,outof,player,points,' +
  'possession,reason,result,steal,type,shot_distance,original_x,original_y,converted_x,converted_y,description'

/**
 * A BigDataBall file: shots and free throws only. Line-ups, scores, blockers and descriptions stay empty, as in the
 * files that the pipeline gets.
 */
export function playByPlayCsv(game: Game, { events }: PlayedGame): string {
  const start = `\n${Number(game.id)},NBA ${game.season.name} Regular Season,${game.date},,,,,,,,,,,`
  let text = header
  let playId = 0
  for (const event of events) {
    playId++
    const team = event.side === 'home' ? game.home.code : game.away.code
    text += `${start}${event.period},,,${clock(event.clock)},,,${playId},${team},${columnsOf(event)}`
  }
  return `${text}\n`
}

function columnsOf(event: PlayEvent): string {
  const player = event.shooter.player.spelling.playByPlay
  const result = event.made ? 'made' : 'missed'
  if (event.kind === 'shot') {
    const { type, distance, x, y } = event.shot
    const points = event.made ? (event.three ? 3 : 2) : 0
    const assist = event.assist?.player.spelling.playByPlay ?? ''
    return `shot,${assist},,,,,,,,,${player},${points},,,${result},,${type},${distance},${x},${y},,,`
  }
  const points = event.made ? 1 : 0
  if (event.kind === 'technical')
    return `free throw,,,,,,,,,,${player},${points},,,${result},,free throw technical,,,,,,`
  const { number, outOf } = event
  return `free throw,,,,,,,${number},,${outOf},${player},${points},,,${result},,free throw ${number}/${outOf},,,,,,`
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  return `0:${minutes < 10 ? '0' : ''}${minutes}:${rest < 10 ? '0' : ''}${rest}`
}
