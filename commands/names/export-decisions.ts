import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { printDecisionCsv } from '../../src/assistant/names/decision-csv.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'

/** Writes a new file; one that is there stays as it is. */
export async function exportDecisions(file: string, context: CommandContext): Promise<Answer | Refusal> {
  const place = path.resolve(context.folder, file)
  if (path.extname(place) !== '.csv')
    return refuse(
      'bad-file',
      `The file's name ends in .csv; got ${file}.`,
      `registry decisions export ${file}.csv`,
    )
  const decisions = await readDecisions(await context.reading())
  try {
    await writeFile(place, printDecisionCsv(decisions), { flag: 'wx' })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const why = error instanceof Error ? error.message : String(error)
    return refuse(
      'bad-file',
      isThere ? `${place} is there already and stays as it is.` : `${place} cannot be written: ${why}.`,
      'help registry decisions export',
    )
  }
  return {
    outcome: 'done',
    headline: `${plural(decisions.length, 'decision')} written to ${place}.`,
    facts: [],
    next: ['registry history'],
    data: { file: place, decisions: decisions.length },
  }
}
