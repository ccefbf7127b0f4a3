import { pgs } from '../tables/analytics/pgs.ts'
import { tdgs } from '../tables/analytics/tdgs.ts'
import { togs } from '../tables/analytics/togs.ts'
import { upgc } from '../tables/analytics/upgc.ts'
import { utgc } from '../tables/analytics/utgc.ts'
import { mlfs } from '../tables/precompute/mlfs.ts'
import { pcf } from '../tables/precompute/pcf.ts'
import { pdc } from '../tables/precompute/pdc.ts'
import { psza } from '../tables/precompute/psza.ts'
import { tdza } from '../tables/precompute/tdza.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import { injuryReport } from '../tables/raw/injury-report.ts'
import { roster } from '../tables/raw/roster.ts'
import { schedule } from '../tables/raw/schedule.ts'
import { defineProcessor, type Processor } from './define-processor.ts'

/** Every processor, each after all that it reads. The order of units in a plan and of rows in a matrix is this one. */
export const processors: readonly Processor[] = [
  defineProcessor({ table: pgs, id: 'pgs', says: 'player game summary', entity: 'player', preGame: false }),
  defineProcessor({ table: togs, id: 'togs', says: 'team offence', entity: 'team', preGame: false }),
  defineProcessor({ table: tdgs, id: 'tdgs', says: 'team defence', entity: 'team', preGame: false }),
  defineProcessor({
    table: utgc,
    id: 'utgc',
    says: 'team game context',
    entity: 'team',
    preGame: true,
    days: { [schedule.name]: 'both', [injuryReport.name]: 'both' },
  }),
  defineProcessor({
    table: upgc,
    id: 'upgc',
    says: 'player game context',
    entity: 'player',
    preGame: true,
    days: {
      [gamebook.name]: 'both',
      [injuryReport.name]: 'both',
      [roster.name]: 'as it stands',
      [pgs.name]: 'before',
      [togs.name]: 'before',
      [tdgs.name]: 'before',
    },
  }),
  defineProcessor({
    table: tdza,
    id: 'tdza',
    says: 'team defence by zone',
    entity: 'team',
    preGame: true,
    days: { [schedule.name]: 'both', [tdgs.name]: 'before' },
  }),
  defineProcessor({
    table: psza,
    id: 'psza',
    says: 'player shots by zone',
    entity: 'player',
    preGame: true,
    days: { [gamebook.name]: 'before', [pgs.name]: 'before' },
  }),
  defineProcessor({ table: pcf, id: 'pcf', says: 'composite factors', entity: 'player', preGame: true }),
  defineProcessor({
    table: pdc,
    id: 'pdc',
    says: 'player daily cache',
    entity: 'player',
    preGame: true,
    days: { [gamebook.name]: 'before', [pgs.name]: 'before', [togs.name]: 'before' },
  }),
  defineProcessor({
    table: mlfs,
    id: 'mlfs',
    says: 'ML feature store',
    entity: 'player',
    preGame: true,
    days: { [gamebook.name]: 'before', [pgs.name]: 'before', [togs.name]: 'before' },
  }),
]

export const processorIds: readonly string[] = processors.map(({ id }) => id)

/** The processor with that short name; asking for another is a bug, names typed by people are checked before. */
export function processorById(id: string): Processor {
  const processor = processors.find(candidate => candidate.id === id)
  if (!processor) throw new Error(`no processor is called ${id}`)
  return processor
}
