import { expect, test } from 'vitest'
import { upstreamsOf } from '../../../src/pipeline/processors/lineage.ts'
import { processorById, processors } from '../../../src/pipeline/processors/processors.ts'

const madeBy = (id: string) =>
  upstreamsOf(processorById(id))
    .map(({ target }) => target)
    .filter(target => processors.some(processor => processor.id === target))
    .sort()

test('the graph that the SQL gives is the pipeline: TDZA and PSZA make PCF, PSZA makes PDC, all make MLFS', () => {
  expect(Object.fromEntries(processors.map(({ id }) => [id, madeBy(id)]))).toEqual({
    pgs: [],
    togs: [],
    tdgs: ['togs'],
    utgc: [],
    upgc: ['pgs', 'tdgs', 'togs', 'utgc'],
    tdza: ['tdgs'],
    psza: ['pgs'],
    pcf: ['psza', 'tdza', 'upgc', 'utgc'],
    pdc: ['pgs', 'psza', 'togs', 'upgc'],
    mlfs: ['pcf', 'pdc', 'pgs', 'psza', 'tdza', 'togs', 'upgc'],
  })
})

test('every processor stands after all that it reads, so there is no circle', () => {
  const order = processors.map(({ id }) => id)
  for (const [place, id] of order.entries()) {
    expect(order.slice(0, place), id).toEqual(expect.arrayContaining(madeBy(id)))
  }
})

test('Phase 3 reads nothing of Phase 4', () => {
  for (const { id } of processors.filter(({ phase }) => phase === 3)) {
    expect(madeBy(id).filter(upstream => processorById(upstream).phase === 4)).toEqual([])
  }
})

test('what tells of games is read only from before the day by everything known before the game', () => {
  const results = ['pgs', 'togs', 'tdgs']
  for (const processor of processors.filter(({ preGame }) => preGame)) {
    const looked = upstreamsOf(processor).filter(({ target }) => results.includes(target))
    expect(
      looked.filter(({ days }) => days !== 'before'),
      processor.id,
    ).toEqual([])
  }
})
