import type { Answer } from '../../src/assistant/answer/answer.ts'
import { printWords } from '../../src/assistant/command/quote-word.ts'
import { readDecisionCsv } from '../../src/assistant/names/decision-csv.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { NameDecision } from '../../src/pipeline/names/name-decision.ts'
import { readDecisions } from '../../src/pipeline/names/read-decisions.ts'
import { readKnownPlayers } from '../../src/pipeline/names/read-known-players.ts'
import { whyNotDecide } from '../../src/pipeline/names/why-not-decide.ts'
import { planDecisions } from './plan-decisions.ts'
import { readText } from './read-text.ts'

const MOST_PROBLEMS = 8

/** Plans the import of a file: every line is held against those before it and against what is known. */
export async function planImport(
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
  context: CommandContext,
): Promise<PlannedWork | Answer | Refusal> {
  const line = printWords(['registry', 'decisions', 'import', file])
  const text = await readText(file, context.folder, 'registry decisions import')
  if (isRefusal(text)) return text
  const warehouse = await context.reading()
  const known = await readDecisions(warehouse)
  const by = { id: context.asker.id, name: context.asker.name }
  const read = readDecisionCsv(text, { by, at: context.now() })
  if (!read.ok) return refuseLines(read.problems)
  const there = new Set(known.map(({ id }) => id))
  const fresh = read.decisions.filter(({ id }) => !there.has(id))
  const problems = await problemsOf(fresh, known, context)
  if (problems.length > 0) return refuseLines(problems)
  const left = read.decisions.length - fresh.length
  if (fresh.length === 0)
    return {
      outcome: 'done',
      headline:
        left === 1
          ? 'Nothing new: the one decision of the file is there.'
          : `Nothing new: all ${plural(left, 'decision')} of the file are there.`,
      facts: [],
      next: ['registry reprocess'],
      data: { fresh: 0, known: left },
    }
  return planDecisions(fresh, context, {
    line,
    dryRun,
    notes: left > 0 ? [`${plural(left, 'decision')} of the file are there already`] : [],
  })
}

async function problemsOf(
  fresh: readonly NameDecision[],
  known: readonly NameDecision[],
  context: CommandContext,
): Promise<readonly string[]> {
  const players = new Set((await readKnownPlayers(await context.reading())).map(({ lookup }) => lookup))
  const before = [...known]
  return fresh.flatMap(decision => {
    const { kind, player, rawName } = decision
    const nowhere =
      kind === 'accept' && player && !players.has(player.lookup)
        ? `${rawName}: no player is known by the lookup ${player.lookup}`
        : undefined
    const problem = nowhere ?? whyNotDecide(decision, before)?.says
    before.push(decision)
    return problem === undefined ? [] : [problem]
  })
}

const refuseLines = (problems: readonly string[]): Refusal => {
  const shown = problems.slice(0, MOST_PROBLEMS).map(problem => problem.replace(/\.$/, ''))
  const more = problems.length - shown.length
  return refuse(
    'bad-lines',
    `Nothing is imported: ${shown.join('; ')}${more > 0 ? `; and ${plural(more, 'more problem')}` : ''}.`,
    'help registry decisions import',
  )
}
