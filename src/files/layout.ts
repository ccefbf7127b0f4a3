/**
 * Where every Phase 1 feed lies in the file store. Writers (the sample league) and readers (ingest, preflight)
 * both take their paths from here, so they cannot disagree. Source: domain.md §1.4.
 */
export const feedIds = [
  'schedule',
  'roster',
  'injury_report',
  'gamebook',
  'team_boxscore',
  'play_by_play',
] as const

export type FeedId = (typeof feedIds)[number]

/** What a path says about the file that lies there. */
export type FilePlace = {
  readonly feed: FeedId
  /** US Eastern game day (or report day); absent for files that hold a whole season. */
  readonly date?: string
  /** Season as `2021-22`; absent where the path does not say it. */
  readonly season?: string
  /** What the file is about, unique within feed and date: game code, game id, team, hour or season. */
  readonly subject: string
  /** Version of the file by its writer's clock, `YYYYMMDD_HHMMSS` where the feed has one, else ''. Later wins. */
  readonly stamp: string
}

type Layout = { readonly prefix: string; readonly pattern: RegExp; readonly byDate: boolean }

const day = String.raw`(?<date>\d{4}-\d{2}-\d{2})`
const season = String.raw`(?<season>\d{4}-\d{2})`
const stamp = '(?<stamp>[^/]+)'

/** `prefix` is where the feed's dates (or seasons) begin; `pattern` matches a whole path. */
export const layouts: Readonly<Record<FeedId, Layout>> = {
  schedule: {
    prefix: 'nba-com/schedule/',
    pattern: new RegExp(`^nba-com/schedule/${season}/${stamp}\\.json$`),
    byDate: false,
  },
  roster: {
    prefix: 'basketball-ref/season-rosters/',
    pattern: new RegExp(`^basketball-ref/season-rosters/${season}/(?<subject>[A-Z]{3})\\.json$`),
    byDate: false,
  },
  injury_report: {
    prefix: 'nba-com/injury-report-data/',
    pattern: new RegExp(`^nba-com/injury-report-data/${day}/(?<subject>\\d{1,2})/${stamp}\\.json$`),
    byDate: true,
  },
  gamebook: {
    prefix: 'nba-com/gamebooks-data/',
    pattern: new RegExp(`^nba-com/gamebooks-data/${day}/(?<subject>\\d{8}-[A-Z]{6})/${stamp}\\.json$`),
    byDate: true,
  },
  team_boxscore: {
    prefix: 'nba-com/team-boxscore/',
    pattern: new RegExp(`^nba-com/team-boxscore/${day}/(?<subject>\\d{10})/${stamp}\\.json$`),
    byDate: true,
  },
  play_by_play: {
    prefix: 'big-data-ball/',
    pattern: new RegExp(`^big-data-ball/${season}/${day}/game_(?<subject>\\d{10})/${stamp}\\.csv$`),
    byDate: true,
  },
}

/** Reads a path; undefined when it is not the path of a known feed. */
export function placeOf(path: string): FilePlace | undefined {
  for (const feed of feedIds) {
    const groups = layouts[feed].pattern.exec(path)?.groups
    if (!groups) continue
    return {
      feed,
      subject: groups.subject ?? groups.season ?? '',
      stamp: groups.stamp ?? '',
      ...(groups.date ? { date: groups.date } : {}),
      ...(groups.season ? { season: groups.season } : {}),
    }
  }
  return undefined
}

/** Paths for writers, one function per feed. `stamp` is `YYYYMMDD_HHMMSS`; the play-by-play names its file itself. */
export const pathOf = {
  schedule: (season: string, stamp: string) => `nba-com/schedule/${season}/${stamp}.json`,
  roster: (season: string, team: string) => `basketball-ref/season-rosters/${season}/${team}.json`,
  injuryReport: (date: string, hour: number, stamp: string) =>
    `nba-com/injury-report-data/${date}/${String(hour).padStart(2, '0')}/${stamp}.json`,
  gamebook: (date: string, away: string, home: string, stamp: string) =>
    `nba-com/gamebooks-data/${date}/${date.replaceAll('-', '')}-${away}${home}/${stamp}.json`,
  teamBoxscore: (date: string, nbaGameId: string, stamp: string) =>
    `nba-com/team-boxscore/${date}/${nbaGameId}/${stamp}.json`,
  playByPlay: (season: string, date: string, nbaGameId: string, away: string, home: string) =>
    `big-data-ball/${season}/${date}/game_${nbaGameId}/[${date}]-${nbaGameId}-${away}@${home}.csv`,
}
