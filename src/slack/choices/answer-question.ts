import type { Chosen } from '../../assistant/choice.ts'
import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { claimAnswer, isHeld, keepQuestion, type QuestionRecord, readQuestion } from './question-record.ts'
import { renderOver } from './render-over.ts'

/** The question that somebody's press is about, or why it does nothing. */
export async function judgeAnswer(
  parts: SlackParts,
  { token, card }: { readonly token: string; readonly card: number },
  presser: Asker,
): Promise<QuestionRecord | Refusal> {
  const record = await readQuestion(parts.store, token)
  if (!record) return refuse('question-over', 'That is too old to be known; what was decided in it is kept.')
  const { user, name, line } = record
  if (record.over !== undefined) return refuse('question-over', record.over, line)
  if (presser.id !== `slack:${user}`)
    return refuse(
      'wrong-person',
      `${name} is being asked here: only ${name} can answer, and you are ${presser.name}. Ask to be asked yourself.`,
      line,
    )
  if (!parts.questions.has(token) && !(await isHeld(parts.store, token))) return endOrphan(parts, record)
  return card === record.card ? record : refuseOld()
}

/** Hands over the answer to the process that waits for it, unless another press was faster. */
export async function answerQuestion(
  parts: SlackParts,
  { token, card }: QuestionRecord,
  chosen: Chosen,
): Promise<Refusal | undefined> {
  if (!(await claimAnswer(parts.store, token, card, chosen))) return refuseOld()
  parts.questions.get(token)?.answer(card, chosen)
  return undefined
}

/** Judges and hands over in one. */
export async function takeAnswer(
  parts: SlackParts,
  { token, card, ...chosen }: Chosen & { readonly token: string; readonly card: number },
  presser: Asker,
): Promise<Refusal | undefined> {
  const record = await judgeAnswer(parts, { token, card }, presser)
  return isRefusal(record) ? record : answerQuestion(parts, record, chosen)
}

const refuseOld = (): Refusal =>
  refuse('pressed-twice', 'That card was answered a moment ago; the one that is shown now counts.')

/** Its process died with the conversation: nothing is lost but the place in the list. */
async function endOrphan(parts: SlackParts, record: QuestionRecord): Promise<Refusal> {
  const over = 'The session is over, for the process that held it has ended. What was decided is kept.'
  await keepQuestion(parts.store, { ...record, over })
  if (record.ts !== '')
    parts.background.run('ending a question of a process that died', () =>
      parts.edits.put(record, () => renderOver(over, record.line), 'last'),
    )
  return refuse('question-over', over, record.line)
}
