import type { Button } from '@slack/types'
import { describePlan } from '../../assistant/request/describe-plan.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { moment } from './moment.ts'
import { note } from './note.ts'
import { renderAnswer } from './render-answer.ts'
import type { SlackMessage } from './slack-message.ts'

export type Question = {
  /** Stands for the plan in the values of the buttons. */
  readonly token: string
  readonly expiresAt: Date
  /** Whoever asked may not be the one who confirms. */
  readonly secondPerson: boolean
  /** Slack's id of whoever asked. */
  readonly asker?: string
}

/**
 * A plan with its reasons and estimate, and the question whether to do it. Pressing Confirm on a plan with `destroys` has
 * to open `typeNameView`.
 */
export function renderPlan(planned: PlannedWork, question: Question): SlackMessage {
  const message = renderAnswer(describePlan(planned), { sign: 'clipboard' })
  return {
    ...message,
    text: `${message.text} ${planned.destroys === undefined ? 'Do it?' : `It destroys ${escapeText(planned.destroys, 300)}. Do it?`}`,
    blocks: [
      ...message.blocks,
      ...(planned.destroys === undefined ? [] : [warning(planned.destroys)]),
      note(`\`${escapeText(planned.plan.command, 500)}\``),
      note(sayWho(question)),
      { type: 'actions', elements: [confirmButton(planned, question), cancelButton(question)] },
    ],
  }
}

const warning = (destroys: string) => ({
  type: 'section' as const,
  text: {
    type: 'mrkdwn' as const,
    text: `:warning: *This destroys ${escapeText(destroys, 1_000)}.* Confirm asks you to type its name.`,
    verbatim: true,
  },
})

function sayWho({ expiresAt, secondPerson, asker }: Question): string {
  const who = asker === undefined ? 'whoever asked' : `<@${asker}>`
  const says = secondPerson
    ? `A second person has to confirm, not ${who}; ${who} may cancel.`
    : `Only ${who} or an admin may press.`
  return `${says} Valid once, until ${moment(expiresAt)}.`
}

const confirmButton = ({ destroys }: PlannedWork, { token }: Question): Button => ({
  type: 'button',
  action_id: 'confirm_plan',
  style: destroys === undefined ? 'primary' : 'danger',
  text: { type: 'plain_text', text: destroys === undefined ? 'Confirm' : 'Confirm …', emoji: false },
  value: token,
})

const cancelButton = ({ token }: Question): Button => ({
  type: 'button',
  action_id: 'decline_plan',
  text: { type: 'plain_text', text: 'Cancel', emoji: false },
  value: token,
})
