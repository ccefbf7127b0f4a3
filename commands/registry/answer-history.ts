import type { Answer, Block } from '../../src/assistant/answer/answer.ts'
import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { isRefusal, type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { readBackups } from '../../src/pipeline/registry/read-backups.ts'
import { readBuilds, readDecisions } from '../../src/pipeline/registry/read-history.ts'
import { readRegistryPlayers } from '../../src/pipeline/registry/read-registry-players.ts'
import { seasonText } from '../../src/pipeline/season.ts'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { decisionTable } from './decision-table.ts'
import { oneRegistered } from './find-registered.ts'

/** Rows that a person reads; the rest are in --json. */
const SHOWN = 20

const stamp = (value: unknown): string => String(value).slice(0, 16).replace('T', ' ')

/** Who decided what, when and on which evidence; without a name also what built the registry. */
export async function answerHistory(
  { name }: { readonly name?: string | undefined },
  context: CommandContext,
): Promise<Answer | Refusal> {
  return name === undefined ? everything(context) : ofName(name, context)
}

async function everything(context: CommandContext): Promise<Answer> {
  const warehouse = await context.reading()
  const [builds, backups, decisions] = await Promise.all([
    readBuilds(warehouse),
    readBackups(warehouse),
    readDecisions(warehouse),
  ])
  const [backup] = backups
  return {
    outcome: 'done',
    headline:
      builds.length === 0
        ? 'The registry was never built.'
        : `${plural(builds.length, 'build')} of the registry that changed it, ${plural(backups.length, 'backup')}, ${plural(decisions.length, 'decision')}.`,
    facts: [],
    blocks: [
      ...(builds.length > 0 ? [buildTable(builds.slice(0, SHOWN))] : []),
      ...(backups.length > 0
        ? [
            {
              kind: 'table' as const,
              title: 'Backups',
              columns: [
                { name: 'backup' },
                { name: 'season' },
                { name: 'rows', align: 'right' as const },
                { name: 'before' },
                { name: 'by' },
                { name: 'when (UTC)' },
              ],
              rows: backups
                .slice(0, SHOWN)
                .map(({ id, season, rows, because, by, at }) => [
                  id,
                  season,
                  formatCount(rows),
                  because,
                  by,
                  stamp(at),
                ]),
            },
          ]
        : []),
      ...(decisions.length > 0 ? [decisionTable(decisions.slice(0, SHOWN))] : []),
    ],
    details: evidenceOf(decisions.slice(0, SHOWN)),
    next:
      builds.length === 0
        ? ['registry build --all-seasons']
        : backup
          ? [`registry undo ${backup.id} --dry-run`]
          : ['registry check'],
    data: { builds, backups, decisions },
  }
}

async function ofName(name: string, context: CommandContext): Promise<Answer | Refusal> {
  const warehouse = await context.reading()
  const players = await readRegistryPlayers(warehouse)
  const lookup = lookupOf(name)
  const own = await readDecisions(warehouse, lookup)
  const found = players.length === 0 ? undefined : oneRegistered(name, players, 'registry history')
  if (own.length === 0 && isRefusal(found)) return found
  const registered = isRefusal(found) ? undefined : found
  if (own.length === 0 && !registered)
    return refuse('unknown-name', `Nothing was decided of \`${showSeen(name)}\`.`, 'registry history')
  const other =
    registered && registered.lookup !== lookup ? await readDecisions(warehouse, registered.lookup) : []
  const decisions = [...own, ...other.filter(row => !own.some(one => one.decision_id === row.decision_id))]
  return {
    outcome: 'done',
    headline:
      decisions.length === 0
        ? `Nothing was decided on ${registered?.name ?? showSeen(name)}.`
        : `${plural(decisions.length, 'decision')} on ${registered?.name ?? showSeen(name)}.`,
    facts: registered
      ? [`in the registry as ${registered.lookup}, id ${registered.ids.join(', ')}, made from gamebooks`]
      : ['nobody of this lookup is in the registry'],
    blocks: decisions.length > 0 ? [decisionTable(decisions.slice(0, SHOWN))] : [],
    details: evidenceOf(decisions.slice(0, SHOWN)),
    next: registered ? [`registry show ${registered.lookup}`] : [],
    data: { lookup: registered?.lookup ?? lookup, decisions },
  }
}

const buildTable = (builds: readonly Row[]): Block => ({
  kind: 'table',
  title: 'Builds',
  columns: [
    { name: 'when (UTC)' },
    { name: 'season' },
    { name: 'how' },
    { name: 'rows', align: 'right' },
    { name: 'by' },
    { name: 'run' },
  ],
  rows: builds.map(row => [
    stamp(row.processed_at),
    seasonText(Number(row.season_year)),
    row.status === 'success' ? String(row.formula) : `failed: ${row.errors}`,
    formatCount(Number(row.records_processed)),
    String(row.triggered_by),
    String(row.run_id),
  ]),
})

/** What was shown to whoever decided. */
const evidenceOf = (decisions: readonly Row[]): readonly Block[] => {
  const lines = decisions.flatMap(row =>
    row.evidence === null ? [] : [`${row.decision_id}: ${row.evidence}`],
  )
  return lines.length === 0 ? [] : [{ kind: 'text', lines }]
}
