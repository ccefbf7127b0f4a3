import { plural } from '../../src/assistant/words/plural.ts'
import { processorById } from '../../src/pipeline/processors/processors.ts'
import { dueAt } from './due.ts'
import { type Day, isPostponed } from './read-day.ts'

const settled: ReadonlySet<string> = new Set(['ok', 'expected failures'])
const owing: ReadonlySet<string> = new Set(['bootstrap', 'not yet', 'no games'])

/** A day in three lines: games and files, tables, and what is open or not due yet. */
export function sayDay(name: string, day: Day): readonly string[] {
  const { games, open, notYetDue } = day
  if (games.length === 0) return [`${name} (${day.day}): no games`]
  return [
    `${name} (${day.day}): ${sayGames(day)}`,
    `  came in: ${sayFiles(day)}`,
    `  computed: ${sayTables(day)}`,
    ...(open.length > 0 ? [`  open: ${open.join(', ')}`] : []),
    ...(notYetDue.length > 0
      ? [
          `  not yet due: ${notYetDue.join(', ')} (files ${dueAt('files', day.day)}, tables ${dueAt(tablesOf(day), day.day)} US Eastern)`,
        ]
      : []),
  ]
}

const tablesOf = ({ games }: Day) =>
  games.some(({ isFinal }) => isFinal) ? ('tables' as const) : ('pre-game tables' as const)

export function sayGames({ games }: Pick<Day, 'games'>): string {
  const off = games.filter(isPostponed).length
  const finals = games.filter(({ isFinal }) => isFinal).length
  return `${finals} of ${plural(games.length - off, 'game')} final${off > 0 ? `, ${off} postponed` : ''}`
}

function sayFiles({ games, files }: Day): string {
  const due = games.filter(({ isFinal }) => isFinal)
  const has = (rows: (game: Day['games'][number]) => number) => due.filter(game => rows(game) > 0).length
  const bad = files
    .filter(({ status }) => status === 'quarantined')
    .reduce((sum, each) => sum + each.files, 0)
  return `${[
    `gamebooks ${has(game => game.gamebookRows)} of ${due.length}`,
    `team box scores ${has(game => game.boxScoreRows)} of ${due.length}`,
    `play-by-play ${has(game => game.playByPlayRows)} of ${due.length}`,
  ].join(', ')}${bad > 0 ? `; ${plural(bad, 'file')} in quarantine` : ''}`
}

function sayTables({ cells }: Day): string {
  const phase = (wanted: 3 | 4): string => {
    const all = cells.filter(
      ({ target, status }) => processorById(target).phase === wanted && !owing.has(status),
    )
    if (all.length === 0) return `Phase ${wanted} owes nothing yet`
    return `Phase ${wanted} ${all.filter(({ status }) => settled.has(status)).length} of ${plural(all.length, 'table')} complete`
  }
  return [phase(3), phase(4)].join(', ')
}
