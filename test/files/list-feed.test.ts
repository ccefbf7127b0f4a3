import { describe, expect, it } from 'vitest'
import type { FileStore } from '../../src/files/file-store.ts'
import { pathOf } from '../../src/files/layout.ts'
import { listFeed, prefixesOf } from '../../src/files/list-feed.ts'

/** A store of names alone that remembers what was listed and how much of it at a time. */
function namesStore(...paths: string[]) {
  const listed: string[] = []
  const load = { now: 0, most: 0 }
  const store: FileStore = {
    place: 'names',
    async *list(prefix, { signal, from = '', before = '~' } = {}) {
      signal?.throwIfAborted()
      listed.push(prefix)
      load.now += 1
      load.most = Math.max(load.most, load.now)
      await new Promise(resolve => setTimeout(resolve, 1))
      load.now -= 1
      for (const path of paths.toSorted())
        if (path.startsWith(prefix) && path >= from && path < before) yield { path, size: 1, version: '1' }
    },
    read: () => Promise.reject(new Error('a listing must not read')),
    probe: async () => undefined,
  }
  return { store, listed, load }
}

const stamp = '20211123_080000'

describe('listing a feed', () => {
  it('lists only the dates of the span, both ends included', async () => {
    const { store, listed } = namesStore(
      pathOf.gamebook('2021-11-21', 'BOS', 'NYK', stamp),
      pathOf.gamebook('2021-11-22', 'BOS', 'NYK', stamp),
      pathOf.gamebook('2021-11-23', 'LAL', 'NYK', stamp),
      pathOf.gamebook('2021-11-24', 'BOS', 'NYK', stamp),
    )
    const { files, strays } = await listFeed(store, 'gamebook', { start: '2021-11-22', end: '2021-11-23' })
    expect(files.map(file => file.place)).toEqual([
      { feed: 'gamebook', date: '2021-11-22', subject: '20211122-BOSNYK', stamp },
      { feed: 'gamebook', date: '2021-11-23', subject: '20211123-LALNYK', stamp },
    ])
    expect(strays).toEqual([])
    expect(listed).toEqual(['nba-com/gamebooks-data/2021-11-'])
  })

  it('lists a season month by month, and no folder between the days that is not a day', async () => {
    const { store, listed } = namesStore(
      pathOf.playByPlay('2021-22', '2021-10-31', '0022100001', 'BKN', 'MIL'),
      pathOf.playByPlay('2021-22', '2021-11-01', '0022100002', 'BKN', 'MIL'),
      'big-data-ball/2021-22/2021-11-01-old/game_0022100002/x.csv',
    )
    const { files, strays } = await listFeed(store, 'play_by_play', { seasons: ['2021-22'] })
    expect(files).toHaveLength(2)
    expect(strays).toEqual([])
    expect(listed).toHaveLength(12)
  })

  it('reports the files whose path is not the pattern of the feed', async () => {
    const stray = 'nba-com/gamebooks-data/2021-11-22/20211122-BOSNYK/book.pdf'
    const { store } = namesStore(stray, pathOf.gamebook('2021-11-22', 'BOS', 'NYK', stamp))
    const { files, strays } = await listFeed(store, 'gamebook', { start: '2021-11-22', end: '2021-11-22' })
    expect(files).toHaveLength(1)
    expect(strays.map(entry => entry.path)).toEqual([stray])
  })

  it('finds the season of each date for feeds that lie by season', async () => {
    const { store } = namesStore(
      pathOf.playByPlay('2021-22', '2021-10-19', '0022100001', 'BKN', 'MIL'),
      pathOf.schedule('2021-22', stamp),
      pathOf.schedule('2020-21', stamp),
      pathOf.roster('2021-22', 'BRK'),
    )
    const span = { start: '2021-09-30', end: '2021-10-19' }
    expect((await listFeed(store, 'play_by_play', span)).files.map(f => f.place.subject)).toEqual([
      '0022100001',
    ])
    expect((await listFeed(store, 'schedule', span)).files.map(f => f.place.season)).toEqual([
      '2020-21',
      '2021-22',
    ])
    expect(
      (await listFeed(store, 'roster', { seasons: ['2021-22'] })).files.map(f => f.place.subject),
    ).toEqual(['BRK'])
  })

  it('lists every day of a season that is asked for as a whole', () => {
    const prefixes = prefixesOf('injury_report', { seasons: ['2023-24'] })
    expect(prefixes).toHaveLength(366)
    expect(prefixes.at(0)).toBe('nba-com/injury-report-data/2023-10-01/')
    expect(prefixes.at(-1)).toBe('nba-com/injury-report-data/2024-09-30/')
  })

  it('lists nothing for a span that ends before it starts', () => {
    expect(prefixesOf('gamebook', { start: '2021-11-23', end: '2021-11-22' })).toEqual([])
    expect(prefixesOf('roster', { start: '2022-11-23', end: '2021-11-22' })).toEqual([])
  })

  it('lists at most eight months at a time, and stops when told to', async () => {
    const { store, load, listed } = namesStore()
    await listFeed(store, 'gamebook', { seasons: ['2021-22'] })
    expect(load.most).toBe(8)
    const before = listed.length
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(
      listFeed(store, 'gamebook', { start: '2021-11-01', end: '2021-12-31' }, signal),
    ).rejects.toThrow()
    expect(listed.length).toBe(before)
  })
})
