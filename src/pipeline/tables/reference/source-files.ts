import { date, defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const sourceFiles = defineTable({
  id: 'source_files',
  name: 'nba_orchestration.source_files',
  doc: 'Every Phase 1 file that was looked at, by path, with what became of it.',
  phase: 0,
  dateColumn: 'data_date',
  key: ['path'],
  cluster: ['feed'],
  columns: {
    path: text('path within the file store', required),
    feed: text('feed', required),
    subject: text('what the file is about, unique within feed and date', required),
    stamp: text("version by its writer's clock"),
    data_date: date('game day; first day of the season for files that hold a season', required),
    season_year: int('start year of the season', required),
    version: text("the store's version of the content", required),
    data_hash: text('first 16 hex digits of SHA-256 of the content', required),
    size_bytes: int('size', { ...required, min: 0, unit: 'bytes' }),
    status: text('loaded, superseded by a newer file, or quarantined', {
      ...required,
      values: ['loaded', 'superseded', 'quarantined'],
    }),
    rows_loaded: int('rows in the raw table', { ...required, min: 0 }),
    run_id: text('run', required),
    processed_at: timestamp('when it was looked at', required),
  },
})
