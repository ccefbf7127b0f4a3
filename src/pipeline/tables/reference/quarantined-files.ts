import { date, defineTable, int, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const quarantinedFiles = defineTable({
  id: 'quarantine',
  name: 'nba_orchestration.quarantined_files',
  doc: 'Phase 1 files that could not be loaded, with the reason. A row goes when the file is mended or superseded.',
  phase: 0,
  dateColumn: 'data_date',
  key: ['path'],
  cluster: ['feed'],
  columns: {
    path: text('path within the file store', required),
    feed: text('feed', required),
    subject: text('what the file is about', required),
    data_date: date('game day; first day of the season for files that hold a season', required),
    season_year: int('start year of the season', required),
    reason_code: text('malformed-json, truncated, missing-column, contradiction, …', required),
    reason: text('what is wrong, with the value seen', required),
    data_hash: text('first 16 hex digits of SHA-256 of the content', required),
    run_id: text('run', required),
    processed_at: timestamp('when it was looked at', required),
  },
})
