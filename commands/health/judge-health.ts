import { plural } from '../../src/assistant/words/plural.ts'
import type { Health } from './read-health.ts'

/** What is wrong, worst first, and what mends it. */
export type Complaint = {
  readonly grade: 'unhealthy' | 'needs a look'
  readonly says: string
  readonly next: string
}

/** Everything that keeps the state from being healthy. Unhealthy is what makes tomorrow's numbers wrong. */
export function judgeHealth(health: Health): readonly Complaint[] {
  const { filesProblem, runs, latest, yesterday, today, cells, quarantine, names, newest } = health
  const complaints: Complaint[] = []
  const add = (grade: Complaint['grade'], says: string, next: string) =>
    complaints.push({ grade, says, next })
  if (filesProblem) add('unhealthy', 'the file store cannot be read', 'doctor')
  if (health.workers === 0) add('unhealthy', 'no worker is alive, so runs wait', 'doctor')
  const [last] = runs
  if (last?.state === 'failed') add('unhealthy', `run ${last.view.runId} failed`, `retry ${last.view.runId}`)
  if (last?.state === 'interrupted')
    add('unhealthy', `run ${last.view.runId} was interrupted`, last.view.plan.command)
  const older = runs.slice(1).filter(({ state }) => state === 'interrupted')
  if (older.length > 0) add('needs a look', `${plural(older.length, 'older run')} interrupted`, 'runs')

  const near = [yesterday, today].filter(({ games }) => games.length > 0)
  for (const day of near.length > 0 ? near : latest ? [latest] : []) {
    if (day.open.length > 0) {
      const broken = day.open.some(item => / (missing|failed|untracked)$/.test(item))
      add(
        broken ? 'unhealthy' : 'needs a look',
        `${plural(day.open.length, 'thing')} open on ${day.day}`,
        `why ${day.cells.find(({ status }) => status !== 'ok')?.target ?? 'pgs'} ${day.day}`,
      )
    }
  }
  const count = (status: string) => cells.filter(cell => cell.status === status).length
  const start = cells[0]?.day
  const end = cells.at(-1)?.day
  for (const status of ['failed', 'untracked', 'missing', 'stale', 'investigate']) {
    const days = count(status)
    if (days > 0) add('needs a look', `${plural(days, 'table day')} ${status}`, `coverage ${start}..${end}`)
  }
  if (quarantine.length > 0) {
    const sql = 'sql "SELECT path, reason FROM nba_orchestration.quarantined_files ORDER BY path"'
    add('needs a look', `${plural(quarantine.length, 'file')} in quarantine`, sql)
  }
  if (names.length > 0) {
    const sql = `sql "SELECT game_date, team_abbr, raw_name, rule, candidates FROM nba_reference.resolved_names WHERE rule IN ('ambiguous', 'unknown') ORDER BY game_date, team_abbr"`
    add('needs a look', `${plural(names.length, 'name')} unresolved`, sql)
  }
  const { later } = health
  if (later.length > 0) {
    const says = `no files for ${plural(later.length, 'played day')} after ${latest?.day}`
    add('needs a look', says, `ingest ${later[0]}..${later.at(-1)}`)
  }
  if (!newest.commit) add('needs a look', 'nothing was ingested yet', 'sample')
  return complaints.sort((a, b) => Number(a.grade === 'needs a look') - Number(b.grade === 'needs a look'))
}
