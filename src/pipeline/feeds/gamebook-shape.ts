import { z } from 'zod'
import { gamebook } from '../tables/raw/gamebook.ts'
import { countIn, gameDay, words } from './shapes.ts'

const { columns } = gamebook

const stats = z.object({
  minutes: z.string().regex(/^\d{1,3}:[0-5]\d$/, 'must be MM:SS'),
  points: countIn(columns.points),
  field_goals_made: countIn(columns.field_goals_made),
  field_goals_attempted: countIn(columns.field_goals_attempted),
  three_pointers_made: countIn(columns.three_pointers_made),
  three_pointers_attempted: countIn(columns.three_pointers_attempted),
  free_throws_made: countIn(columns.free_throws_made),
  free_throws_attempted: countIn(columns.free_throws_attempted),
  offensive_rebounds: countIn(columns.offensive_rebounds),
  defensive_rebounds: countIn(columns.defensive_rebounds),
  total_rebounds: countIn(columns.total_rebounds),
  assists: countIn(columns.assists),
  steals: countIn(columns.steals),
  blocks: countIn(columns.blocks),
  turnovers: countIn(columns.turnovers),
  personal_fouls: countIn(columns.personal_fouls),
  plus_minus: countIn(columns.plus_minus).nullish(),
})

const active = z.object({ name: words, team: words, status: z.literal('active'), stats })
const dnp = z.object({
  name: words,
  team: words,
  status: z.enum(['did_not_play', 'dnp']),
  dnp_reason: z.string().nullish(),
})
const inactive = z.object({
  name: words,
  team: words,
  status: z.literal('inactive'),
  reason: z.string().nullish(),
})

/** A gamebook as the scraper makes it of the NBA's PDF (domain.md §1.4.1). */
export const gamebookShape = z.object({
  game_code: z.string().regex(/^\d{8}\/[A-Z]{6}$/, 'must be a game code such as 20211122/BOSNYK'),
  date: gameDay,
  matchup: z.string(),
  away_team: z.string(),
  home_team: z.string(),
  active_players: z.array(active),
  dnp_players: z.array(dnp),
  inactive_players: z.array(inactive),
})

export type Gamebook = z.infer<typeof gamebookShape>
export type ActivePlayer = z.infer<typeof active>

/** `37:43` → 37.7166…, minutes to the second: a player of seven seconds has a usage, too. */
export function minutesOf(text: string): number {
  const [minutes = '', seconds = ''] = text.split(':')
  return Number(minutes) + Number(seconds) / 60
}
