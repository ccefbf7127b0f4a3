import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { processorIds } from '../src/pipeline/processors/processors.ts'

export const why = command({
  name: 'why',
  summary: 'Why a table has a row, or has none: for a player, a team, or a whole day.',
  input: z.strictObject({
    processor: z.enum(processorIds as [string, ...string[]]).describe('Short name of the table'),
    date: z.string().describe('One day: 2021-11-22, yesterday, today').meta({ placeholder: 'DATE' }),
    entity: z
      .string()
      .optional()
      .describe('A player as people write him, or a team by code or name; the whole day without it')
      .meta({ placeholder: 'PLAYER|TEAM' }),
  }),
  positionals: ['processor', 'date', 'entity'],
  risk: 'reads',
  role: 'viewer',
  details:
    'Walks the tests in the order in which a row can get lost: the game, the gamebook, the name, the rows and games behind it, the play-by-play, the computation, the contract, the failure record, the row. It stops at the cause and ends with the command that mends it.\n\nA player may be written in any spelling, with or without accents and suffix, as `L. James`, or by a part of his name; when several fit, all are listed and nothing is guessed.',
  examples: [
    { line: 'why pdc 2021-11-22 LeBron James', says: 'one player' },
    { line: 'why tdza 2021-11-22 BOS', says: 'one team' },
    { line: 'why psza 2021-11-22', says: 'the whole day of a table' },
  ],
  answer: async (input, context) => {
    const { answerWhy } = await import('./why/answer-why.ts')
    return answerWhy(input, context)
  },
})
