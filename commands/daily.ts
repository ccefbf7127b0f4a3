import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const daily = command({
  name: 'daily',
  summary: 'Yesterday and today: what came in, what was computed, what is open, and what is not due yet.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  details:
    'Knows the clock: files and tables of a game day are due on the morning after it, tables known before the game at noon of the day. What is not there before that is not due yet and no alarm. Where neither day has games, the latest game day is shown.',
  examples: [{ line: 'daily', says: 'the first look of the morning' }],
  answer: async (_input, context) => {
    const { answerDaily } = await import('./daily/answer-daily.ts')
    return answerDaily(context)
  },
})
