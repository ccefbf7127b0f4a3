import { isRefusal } from '../../assistant/refusal.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import { onPress } from '../listeners/press.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { answerQuestion, judgeAnswer } from './answer-question.ts'
import { choiceTextView } from './choice-text-view.ts'
import { readChoice } from './choice-value.ts'

/** A choice was pressed or picked from a menu; one that takes words opens a form for them. */
export const onChoice = onPress(async (parts, { value, presser, where, trigger }) => {
  const { token, card, key, text } = readChoice(value)
  const record = await judgeAnswer(parts, { token, card }, presser)
  if (isRefusal(record)) return sayOnlyTo(parts, where, renderRefusal(record))
  const choice = record.choices.find(each => each.key === key)
  if (choice?.takes !== undefined && text === undefined) {
    const view = choiceTextView(choice, { token, card }, record.about)
    await parts.client.views.open({ trigger_id: trigger, view })
    return
  }
  const refusal = await answerQuestion(parts, record, { key, ...(text === undefined ? {} : { text }) })
  if (refusal) await sayOnlyTo(parts, where, renderRefusal(refusal))
})
