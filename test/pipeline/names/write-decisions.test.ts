import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDecisions } from '../../../src/pipeline/names/read-decisions.ts'
import { whyNotDecide } from '../../../src/pipeline/names/why-not-decide.ts'
import { writeDecisions } from '../../../src/pipeline/names/write-decisions.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { decisionOf, draftOf } from './decisions.ts'

let warehouse: Warehouse
let ids = 0
beforeEach(async () => {
  warehouse = await openDuckDb(':memory:')
  await warehouse.createTables(tables)
})
afterEach(() => warehouse.close())

const maker = (id: string) => ({
  by: { id, name: id },
  now: () => new Date('2021-12-01T12:00:00Z'),
  newId: () => `x${++ids}`,
})
const aliases = async () =>
  (
    await warehouse.query({
      sql: 'SELECT alias_lookup, nba_canonical_lookup, alias_type, is_active FROM nba_reference.player_aliases',
    })
  ).rows

describe('writing decisions', () => {
  test('what is read is what was written, whatever the name holds', async () => {
    const names = [
      "'; DROP TABLE nba_reference.name_decisions; --",
      'محمد صلاح',
      '',
      'Jokić, Nikola',
      'a"b,c\n',
    ]
    for (const rawName of names) {
      const draft = draftOf({ rawName, evidence: { candidates: [{ name: rawName }] }, note: rawName || 'x' })
      const known = await readDecisions(warehouse)
      const outcome = await writeDecisions(warehouse, [draft], known, maker('ana'))
      expect((await readDecisions(warehouse)).at(-1)).toEqual(
        outcome.written ? outcome.written[0] : undefined,
      )
    }
    expect((await readDecisions(warehouse)).map(({ rawName }) => rawName)).toEqual(names)
  })

  test('of two people at once exactly one decides, and the other is told who decided what', async () => {
    for (let round = 0; round < 10; round += 1) {
      const known = await readDecisions(warehouse)
      const scope = { kind: 'game', gameId: `202111${10 + round}_BKN_ATL`, team: 'BKN' } as const
      const outcomes = await Promise.all(
        ['ana', 'bo'].map(who =>
          writeDecisions(
            warehouse,
            [draftOf({ scope, player: { lookup: `${who}claxton`, name: who } })],
            known,
            maker(who),
          ),
        ),
      )
      const written = outcomes.flatMap(each => (each.written === false ? [] : each.written))
      const told = outcomes.flatMap(each => (each.written === false ? each.by : []))
      expect(written).toHaveLength(1)
      expect(told).toEqual(written)
      expect(await readDecisions(warehouse)).toHaveLength(round + 1)
      expect(await aliases()).toHaveLength(round + 1)
    }
  })

  test('decisions of different names do not stand in each other’s way', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        writeDecisions(
          warehouse,
          [draftOf({ key: { ...draftOf().key, rawLookup: `name${i}` } })],
          [],
          maker(`p${i}`),
        ),
      ),
    )
    expect(outcomes.filter(({ written }) => written !== false)).toHaveLength(6)
  })

  test('several are all written or none, each at a moment of its own', async () => {
    const drafts = [draftOf(), draftOf({ key: { ...draftOf().key, rawLookup: 'other' } })]
    await writeDecisions(warehouse, [draftOf()], [], maker('bo'))
    const outcome = await writeDecisions(warehouse, drafts, [], maker('ana'))
    expect(outcome.written).toBe(false)
    expect(await readDecisions(warehouse)).toHaveLength(1)
    await writeDecisions(warehouse, drafts, await readDecisions(warehouse), maker('ana'))
    const times = (await readDecisions(warehouse)).map(({ at }) => at)
    expect(new Set(times).size).toBe(3)
    expect(times).toEqual(times.toSorted())
  })

  test('an alias is there while its decision stands, and a name that is its own lookup has none', async () => {
    const first = await writeDecisions(warehouse, [draftOf()], [], maker('ana'))
    const id = first.written ? first.written[0]?.id : undefined
    expect(await aliases()).toEqual([
      {
        alias_lookup: 'nicclaxton',
        nba_canonical_lookup: 'nicolasclaxton',
        alias_type: 'nickname',
        is_active: true,
      },
    ])
    const undo = async (undoes: string | undefined) => {
      const outcome = await writeDecisions(
        warehouse,
        [draftOf({ kind: 'undo', ...(undoes ? { undoes } : {}) })],
        await readDecisions(warehouse),
        maker('ana'),
      )
      return outcome.written ? outcome.written[0]?.id : undefined
    }
    const undone = await undo(id)
    expect((await aliases()).map(({ is_active }) => is_active)).toEqual([false])
    await undo(undone)
    expect((await aliases()).map(({ is_active }) => is_active)).toEqual([true])
    const own = draftOf({ key: { ...draftOf().key, rawLookup: 'nicolasclaxton' } })
    await writeDecisions(warehouse, [own], await readDecisions(warehouse), maker('ana'))
    expect(await aliases()).toHaveLength(1)
  })
})

describe('what may not be decided', () => {
  test('a second human in the same scope', () => {
    const objection = whyNotDecide(draftOf({ player: { lookup: 'other', name: 'Other' } }), [decisionOf(1)])
    expect(objection?.code).toBe('second-human')
    expect(objection?.says).toBe(
      'Nic Claxton means Nicolas Claxton in BKN in 2021-22: ana said so on 2021-12-01.',
    )
    expect(whyNotDecide(draftOf(), [decisionOf(1)])).toBeUndefined()
  })
  test('a chain or a cycle of aliases', () => {
    const backwards = draftOf({
      key: { ...draftOf().key, rawLookup: 'nicolasclaxton' },
      player: { lookup: 'nicclaxton', name: 'Nic Claxton' },
    })
    expect(whyNotDecide(backwards, [decisionOf(1)])?.code).toBe('cycle')
  })
  test('a name without a letter, but for one game', () => {
    const empty = { ...draftOf().key, rawLookup: '' }
    const game = { kind: 'game', gameId: '20211103_BKN_ATL', team: 'BKN' } as const
    expect(whyNotDecide(draftOf({ key: empty, rawName: '' }), [])?.code).toBe('no-letters')
    expect(whyNotDecide(draftOf({ key: empty, rawName: '', scope: game }), [])).toBeUndefined()
  })
})
