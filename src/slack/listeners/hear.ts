import { splitWords } from '../../assistant/command/split-words.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { takeWords } from '../app/take-words.ts'
import { hearChoice } from '../choices/hear-choice.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import type { Where } from '../deliver/where.ts'
import { plainWords } from '../mrkdwn/plain-words.ts'
import { runOfThread } from '../runs/run-places.ts'
import { viewOfRun } from '../runs/view-of-run.ts'
import { speaksToUs, wordsInThread } from '../runs/words-in-thread.ts'

/**
 * What somebody wrote to us, in the thread of a run or anywhere. Words that are not meant for us are left alone; whatever
 * is, gets an answer.
 */
export async function hear(
  parts: SlackParts,
  text: string,
  where: Where,
  { isForUs, stop }: { readonly isForUs: boolean; readonly stop?: AbortSignal },
): Promise<void> {
  if (await hearChoice(parts, plainWords(text), where)) return
  const { thread } = where
  const runId = thread === undefined ? undefined : await runOfThread(parts.store, where.channel, thread)
  const words = splitWords(plainWords(text))
  const speaks = runId !== undefined && !isRefusal(words) && speaksToUs(words, runId, parts.definitions)
  if (!isForUs && !speaks) return
  if (isRefusal(words)) return sayAnswer(parts, where, { answer: words })
  const run = runId === undefined ? undefined : await viewOfRun(parts.assistant, runId)
  const meant = words.length === 0 ? ['help'] : run ? wordsInThread(words, run, parts.definitions) : words
  if (isRefusal(meant)) return sayAnswer(parts, where, { answer: meant })
  await takeWords(parts, meant, where, stop === undefined ? {} : { stop })
}
