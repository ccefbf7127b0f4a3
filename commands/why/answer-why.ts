import type { Answer } from '../../src/assistant/answer/answer.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import { seasonOf } from '../../src/pipeline/season.ts'
import { findTeam, readTeams } from '../../src/pipeline/why/find-team.ts'
import { readPlayerEvidence } from '../../src/pipeline/why/read-player-evidence.ts'
import { readTeamEvidence } from '../../src/pipeline/why/read-team-evidence.ts'
import { readSeasonPlayers } from '../../src/pipeline/why/season-names.ts'
import { walkPlayer } from '../../src/pipeline/why/walk-player.ts'
import { walkTeam } from '../../src/pipeline/why/walk-team.ts'
import { isDate } from '../../src/warehouse/calendar-date.ts'
import { answerDay } from './answer-day.ts'
import { answerWalk } from './answer-walk.ts'
import { choosePlayer } from './choose-player.ts'
import { refuseTeam } from './refuse-team.ts'

export type WhyInput = {
  readonly processor: string
  readonly date: string
  readonly entity?: string | undefined
}

/** The cause behind one entity's row, or behind a whole day of a table. */
export async function answerWhy(input: WhyInput, context: CommandContext): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const read = await readRange(input.date, context, warehouse)
  if (isRefusal(read)) return withOneDay(read, input.processor)
  const { range, calendar } = read
  const processor = processorById(input.processor)
  if (range.start !== range.end) {
    return refuse(
      'one-date',
      `\`why\` looks at one day; \`${range.label}\` has ${range.days}.`,
      ...range.gameDays.slice(-2).map(day => `why ${processor.id} ${day}`),
      `coverage ${range.start}..${range.end} --only ${processor.id}`,
    )
  }
  const day = range.start
  if (input.entity === undefined) return answerDay(processor, day, calendar, warehouse)

  const line = `why ${processor.id} ${day}`
  const teams = await readTeams(warehouse, seasonOf(day))
  if (processor.entity === 'team') {
    const match = findTeam(input.entity, teams)
    if (match.found !== 'one') return refuseTeam(input.entity, match, line)
    const evidence = await readTeamEvidence(warehouse, calendar, processor, day, match.team)
    return answerWalk(match.team.code, evidence, walkTeam(evidence))
  }
  const player = choosePlayer(input.entity, await readSeasonPlayers(warehouse, seasonOf(day)), teams, line)
  if (isRefusal(player)) return player
  const evidence = await readPlayerEvidence(warehouse, calendar, processor, day, player)
  return answerWalk(player.name, evidence, walkPlayer(evidence))
}

/** A refused date with whole lines to type, of the days alone: this command takes no range. */
const withOneDay = (refusal: Refusal, processor: string): Refusal =>
  refusal.code === 'bad-range' || refusal.code === 'future-range'
    ? {
        ...refusal,
        fix: refusal.fix
          .filter(text => isDate(text) || text === 'yesterday')
          .map(text => `why ${processor} ${text}`),
      }
    : refusal
