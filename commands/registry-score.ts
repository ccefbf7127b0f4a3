import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryScore = command({
  name: 'registry score',
  summary:
    'Asks the rules a list of names whose answers are known: right, wrong and missing by source and category.',
  input: z.strictObject({
    file: z.string().describe('The cases').meta({ placeholder: 'FILE.csv' }),
  }),
  positionals: ['file'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'registry score name-cases.csv', says: 'precision, recall, and every miss' }],
  details:
    'Columns: source, raw_name, example_date, t1, t2, expected_nba_player_id, expected_nba_player_name, category. Whom the registry does not know is taken from the cases themselves.',
  answer: async ({ file }, context) => {
    const { answerScore } = await import('./names/answer-score.ts')
    return answerScore(file, context)
  },
})
