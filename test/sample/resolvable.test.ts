import { expect, test } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { reverseName } from '../../src/registry/name-parts.ts'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import type { FeedName, InjuryName, ListedPlayer, RosterName } from '../../src/registry/season-names.ts'
import { plantedTroubles } from '../../src/sample/planted-troubles.ts'
import { teams } from '../../src/sample/teams.ts'
import { type Gamebook, jsonOf, placedFiles, playRows } from './sample-season.ts'

type Report = { records: { game_date: string; team: string; player_name: string; player_status: string }[] }

const options = { seasons: 1, seed: 1, days: 75 } as const
const codes = new Map(teams.map(team => [team.name, team.code]))
const gameIdOf = (date: string, matchup: string): string =>
  `${date.replaceAll('-', '')}_${matchup.replace('@', '_')}`

function* listedIn(book: Gamebook): Iterable<ListedPlayer> {
  const lists = { active: book.active_players, dnp: book.dnp_players, inactive: book.inactive_players }
  for (const status of ['active', 'dnp', 'inactive'] as const) {
    const positions = new Map<string, number>()
    for (const { name, team: teamName } of lists[status]) {
      const position = (positions.get(teamName) ?? 0) + 1
      positions.set(teamName, position)
      const gameId = gameIdOf(book.date, book.matchup)
      const team = codes.get(teamName) ?? ''
      yield { gameId, date: book.date, team, status, position, name, lookup: lookupOf(name) }
    }
  }
}

function resolutionsOfSample(): ReturnType<typeof resolveSeason> {
  const players: ListedPlayer[] = []
  const roster: RosterName[] = []
  const injuries: InjuryName[] = []
  const feedNames: FeedName[] = []
  for (const { place, path, content } of placedFiles(options)) {
    if (place.feed === 'gamebook') {
      const book = jsonOf<Gamebook>(content)
      if (book) players.push(...listedIn(book))
    } else if (place.feed === 'roster') {
      const team = teams.find(team => team.referenceCode === place.subject)?.code ?? ''
      for (const { full_name: name } of jsonOf<{ players: { full_name: string }[] }>(content)?.players ?? [])
        roster.push({ team, name, lookup: lookupOf(name) })
    } else if (place.feed === 'injury_report') {
      for (const { game_date: gameDate, team, player_name: name, player_status } of jsonOf<Report>(content)
        ?.records ?? [])
        injuries.push({
          gameDate,
          team,
          name,
          lookup: lookupOf(reverseName(name)),
          status: player_status.toLowerCase(),
        })
    } else if (place.feed === 'play_by_play') {
      const date = place.date ?? ''
      const gameId = gameIdOf(date, path.slice(-11, -4))
      const seen = new Set(
        playRows(content).flatMap(row => [row.player, row.assist].map(name => `${row.team}|${name}`)),
      )
      for (const key of seen) {
        const [team = '', name = ''] = key.split('|')
        if (name !== '') feedNames.push({ gameId, date, team, name, lookup: lookupOf(name) })
      }
    }
  }
  return resolveSeason({ seasonYear: 2021, players, roster, injuries, feedNames })
}

test('every name of the sample is resolved, but for the inactive namesake whom no source tells apart', () => {
  const troubles = plantedTroubles(options)
  const namesake = troubles.flatMap(trouble =>
    trouble.kind === 'same-last-name' && trouble.listed === 'one-but-neither-played' ? [trouble] : [],
  )
  // Where the gamebook is missing, there is nobody whom the play-by-play's names could mean.
  const withoutGamebook = new Set(
    troubles.flatMap(trouble =>
      trouble.kind === 'missing-gamebook' ? [gameIdOf(trouble.date, trouble.matchup)] : [],
    ),
  )
  const resolutions = resolutionsOfSample().filter(({ gameId }) => !withoutGamebook.has(gameId))
  const left = resolutions.filter(({ playerLookup }) => playerLookup === null)
  expect(left.map(({ date, team, rule }) => ({ date, team, rule }))).toEqual(
    namesake.map(({ date, team }) => ({ date, team, rule: 'ambiguous' })),
  )
  const spelt = (because: string): string[] =>
    troubles.flatMap(trouble =>
      trouble.kind === 'spelling' && trouble.because === because ? [trouble.playByPlay] : [],
    )
  const rulesOf = (names: readonly string[]): Set<string> =>
    new Set(
      resolutions
        .filter(({ source, rawName }) => source === 'bigdataball' && names.includes(rawName))
        .map(r => r.rule),
    )
  expect([...rulesOf(spelt('suffix'))]).toEqual(['suffix'])
  expect([...rulesOf(spelt('nickname'))]).toEqual(['initial'])
})
