import type { PlanBlock } from '@slack/types'
import type { RunView } from '../../assistant/run/run-view.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { tableProgress } from './table-progress.ts'
import { taskCard } from './task-card.ts'

/** More cards than a run of all phases has tables, and few enough for a message that is edited. */
const CARDS = 20

/** A run as a plan of cards, a card for each table. It has as many cards at the end as at the beginning. */
export const progressPlan = (view: RunView, title: string, now: Date): PlanBlock => ({
  type: 'plan',
  title: cutText(title, 200),
  tasks: tableProgress(view, CARDS).map(table => taskCard(table, now, view.outcome !== undefined)),
})
