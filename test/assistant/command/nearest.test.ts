import { expect, test } from 'vitest'
import { nearest } from '../../../src/assistant/command/nearest.ts'

const choices = ['psza', 'pcf', 'pdc', 'pgs', 'backfill', 'dry-run', '2', '3', '4', 'all'] as const

test.each([
  ['pzsa', 'psza'],
  ['PSZA', 'psza'],
  ['backfil', 'backfill'],
  ['bakcfill', 'backfill'],
  ['back', 'backfill'],
  ['dryrun', 'dry-run'],
  ['pfc', 'pcf'],
])('%s is near %s', (word, choice) => {
  expect(nearest(word, choices)).toBe(choice)
})

test.each(['5', '23', 'x', 'zzz', 'registry', '', 'p', 'x'.repeat(1e6)])('nothing is near %.9s', word => {
  expect(nearest(word, choices)).toBeUndefined()
})
