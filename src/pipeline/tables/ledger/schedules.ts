import { defineTable, required, text, timestamp } from '../../../warehouse/table-contract.ts'

export const ledgerSchedules = defineTable({
  id: 'schedules',
  name: 'backcourt.schedules',
  doc: 'Commands that are asked by themselves at a time of day. The queue that wakes them is made from these rows.',
  phase: 0,
  key: ['schedule_id'],
  columns: {
    schedule_id: text('schedule', required),
    line: text('the command as understood', required),
    time_of_day: text('time of day in US Eastern, HH:MM', required),
    game_days: text('on which days', { ...required, values: ['every-day', 'game-days', 'after-games'] }),
    post_to: text('channel that gets the answer'),
    asker: text('whose rights apply when it is asked, as JSON', required),
    created_at: timestamp('when it was added', required),
    settled_to: timestamp('nothing that was due until then is owed', required),
    paused_by: text('who paused it; empty while it runs'),
    last_result: text('what came of it last, as JSON'),
  },
})
