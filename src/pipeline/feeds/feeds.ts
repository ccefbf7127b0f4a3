import type { FeedId } from '../../files/layout.ts'
import type { Feed } from './feed.ts'
import { gamebookFeed } from './gamebook.ts'
import { injuryReportFeed } from './injury-report.ts'
import { playByPlayFeed } from './play-by-play.ts'
import { rosterFeed } from './roster.ts'
import { scheduleFeed } from './schedule.ts'
import { teamBoxscoreFeed } from './team-boxscore.ts'

/** Every feed, in the order in which they are ingested: the schedule first, the others are checked against it. */
export const feeds: Readonly<Record<FeedId, Feed>> = {
  schedule: scheduleFeed,
  roster: rosterFeed,
  injury_report: injuryReportFeed,
  gamebook: gamebookFeed,
  team_boxscore: teamBoxscoreFeed,
  play_by_play: playByPlayFeed,
}
