import type { AnyCommand } from '../src/assistant/request/handler.ts'
import { scheduleAdd } from './schedule/schedule-add.ts'
import { scheduleList } from './schedule/schedule-list.ts'
import { schedulePause } from './schedule/schedule-pause.ts'
import { scheduleRemove } from './schedule/schedule-remove.ts'
import { scheduleResume } from './schedule/schedule-resume.ts'
import { scheduleRun } from './schedule/schedule-run.ts'

/** Commands that are asked by themselves. They are given the list that they stand in, for a schedule is one of it. */
export const schedule = (all: () => readonly AnyCommand[]): readonly AnyCommand[] => [
  scheduleList,
  scheduleAdd(all),
  scheduleRemove(all),
  schedulePause(all),
  scheduleResume(all),
  scheduleRun(all),
]
