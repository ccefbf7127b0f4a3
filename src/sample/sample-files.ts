import { pathOf } from '../files/layout.ts'
import { gamebookJson } from './feeds/gamebook.ts'
import { injuryReportJson, reportHour } from './feeds/injury-report.ts'
import { playByPlayCsv } from './feeds/play-by-play.ts'
import { rosterJson } from './feeds/roster.ts'
import { type ScheduledGame, scheduleJson } from './feeds/schedule.ts'
import { teamBoxscoreJson } from './feeds/team-boxscore.ts'
import { randomOf } from './random.ts'
import { lineupsOf, planLeague, playGame, type SampleOptions, type SeasonPlan } from './sample-league.ts'
import type { Game } from './schedule.ts'
import { addDays } from './season-calendar.ts'
import { teams } from './teams.ts'

/** A Phase 1 file: where it lies in the store, and its text (UTF-8). */
export type SampleFile = { readonly path: string; readonly content: string }

/**
 * The sample league's Phase 1 files, season by season and day by day. Pure and lazy: one day's files exist at a
 * time, and the same options give the same bytes in the same order.
 */
export function* sampleFiles(options: SampleOptions): Iterable<SampleFile> {
  for (const plan of planLeague(options)) yield* seasonFiles(plan)
}

/** One season's files. The schedule comes last: it holds the scores. */
export function* seasonFiles(plan: SeasonPlan): Iterable<SampleFile> {
  const { season } = plan
  for (const team of teams) {
    yield { path: pathOf.roster(season.name, team.referenceCode), content: rosterJson(plan.rosters, team) }
  }
  const scheduled: ScheduledGame[] = plan.unplayed.map(game => ({ game }))
  for (const [date, games] of byDate(plan.games)) yield* dayFiles(plan, date, games, scheduled)
  const last = plan.games.at(-1)?.date ?? season.firstDay
  yield { path: pathOf.schedule(season.name, lateNight(last)), content: scheduleJson(season, scheduled) }
}

function byDate(games: readonly Game[]): ReadonlyMap<string, readonly Game[]> {
  const days = new Map<string, Game[]>()
  for (const game of games) {
    const day = days.get(game.date)
    if (day) day.push(game)
    else days.set(game.date, [game])
  }
  return days
}

const lateNight = (date: string): string => `${date.replaceAll('-', '')}_235900`
const nextMorning = (date: string): string => `${addDays(date, 1).replaceAll('-', '')}_093000`

/** Cut off in the middle, as by a broken upload. */
const cutOff = (content: string): string => content.slice(0, Math.floor(content.length * 0.6))

function* dayFiles(
  plan: SeasonPlan,
  date: string,
  games: readonly Game[],
  scheduled: ScheduledGame[],
): Iterable<SampleFile> {
  const { season, seed, troubles } = plan
  const withLineups = games.map(game => ({ game, lineups: lineupsOf(plan, game) }))
  const report = injuryReportJson(randomOf(seed, 'injury-report', date), date, withLineups)
  yield {
    path: pathOf.injuryReport(date, reportHour, lateNight(date)),
    content: troubles.malformedReport.has(date) ? cutOff(report) : report,
  }

  for (const { game, lineups } of withLineups) {
    const { id, home, away } = game
    const played = playGame(plan, game, lineups)
    scheduled.push({ game, final: played.score })

    const gamebookAt = (stamp: string): string => pathOf.gamebook(date, away.code, home.code, stamp)
    const gamebook = gamebookJson(randomOf(seed, 'gamebook', id), game, lineups, played)
    if (troubles.truncatedGamebook.has(id)) {
      yield { path: gamebookAt(lateNight(date)), content: cutOff(gamebook) }
      yield { path: gamebookAt(nextMorning(date)), content: gamebook }
    } else if (!troubles.withoutGamebook.has(id))
      yield { path: gamebookAt(lateNight(date)), content: gamebook }

    yield { path: pathOf.teamBoxscore(date, id, lateNight(date)), content: teamBoxscoreJson(game, played) }
    if (!troubles.withoutPlayByPlay.has(id)) {
      yield {
        path: pathOf.playByPlay(season.name, date, id, away.code, home.code),
        content: playByPlayCsv(game, played),
      }
    }
  }
}
