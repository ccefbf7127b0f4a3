import path from 'node:path'
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { printRange } from '../../src/assistant/range/echo-range.ts'
import { isRefusal, type Refusal } from '../../src/assistant/refusal.ts'
import { renderReport } from '../../src/assistant/report/render-report.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { readRange } from '../../src/assistant/request/read-range.ts'
import { formatBytes } from '../../src/assistant/words/format-bytes.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { sayTables } from '../coverage/say-tables.ts'
import { collectReport } from './collect-report.ts'
import { refusePlace } from './refuse-place.ts'
import { writeReport } from './write-report.ts'

/** Folder of reports below the home. */
const FOLDER = 'reports'

/** Writes the page, and says where it is and what its first lines say. */
export async function answerReport(
  input: { readonly range: string; readonly out?: string | undefined },
  context: CommandContext,
): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const read = await readRange(input.range, context, warehouse)
  if (isRefusal(read)) return read
  const { range, calendar } = read
  const file =
    input.out === undefined
      ? path.join(context.home, FOLDER, `backcourt-${range.start}..${range.end}.html`)
      : path.resolve(context.folder, input.out)
  const refused = await refusePlace(file, `report ${printRange(range)}`)
  if (refused) return refused
  const data = await collectReport(warehouse, context, calendar, range)
  const text = renderReport(data)
  const bytes = Buffer.byteLength(text)
  await writeReport(file, text, { isOwn: input.out === undefined })
  return {
    outcome: data.outcome,
    headline: data.headline,
    facts: [
      `the report is ${file}, ${formatBytes(bytes)}`,
      ...(range.gameDays.length === 0
        ? ['no games in the range, so nothing is expected']
        : sayTables(data.sums)),
      `${plural(data.runs.total, 'run')} of the range, ${plural(data.quarantine.total, 'file')} in quarantine`,
    ],
    next: data.next,
    data: {
      file,
      bytes,
      start: range.start,
      end: range.end,
      gameDays: range.gameDays,
      outcome: data.outcome,
      tables: data.sums,
      runs: data.runs.total,
      quarantined: data.quarantine.total,
    },
  }
}
