import { splitWords } from '../../assistant/command/split-words.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import { takeWords } from '../app/take-words.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import { onPress } from './press.ts'

/** A line that was offered, as if it were typed below the message. */
export const onAsk = onPress(async (parts, { value, where }) => {
  const words = splitWords(value)
  if (isRefusal(words)) return sayAnswer(parts, where, { answer: words })
  // The answer belongs to everybody who sees the button, so it is no secret reply.
  await takeWords(parts, words, where)
})
