import { createHash } from 'node:crypto'
import { readCsv } from '../../pipeline/feeds/csv.ts'
import type { DecisionKind, NameDecision } from '../../pipeline/names/name-decision.ts'
import { parseScope, printScope } from '../../pipeline/names/scope.ts'
import { seasonYearOf } from '../../pipeline/season.ts'
import { nameDecisions } from '../../pipeline/tables/reference/name-decisions.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { reverseName } from '../../registry/name-parts.ts'

/** In the order in which they are written; the first six must be there. */
export const COLUMNS = [
  'kind',
  'source',
  'raw_name',
  'team_abbr',
  'season',
  'scope',
  'player_lookup',
  'player_name',
  'until_at',
  'note',
  'undoes',
  'decision_id',
  'decided_at',
  'decided_by_id',
  'decided_by_name',
  'evidence',
] as const

const NEEDED = COLUMNS.slice(0, 6)

type Column = (typeof COLUMNS)[number]

/** Quoted where a reader would stumble; a line break within a field stays one. */
const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

const valuesOf = (decision: NameDecision): Readonly<Record<Column, string>> => ({
  kind: decision.kind,
  source: decision.key.source,
  raw_name: decision.rawName,
  team_abbr: decision.key.team,
  season: decision.key.season,
  scope: printScope(decision.scope),
  player_lookup: decision.player?.lookup ?? '',
  player_name: decision.player?.name ?? '',
  until_at: decision.until ?? '',
  note: decision.note ?? '',
  undoes: decision.undoes ?? '',
  decision_id: decision.id,
  decided_at: decision.at,
  decided_by_id: decision.by.id,
  decided_by_name: decision.by.name,
  evidence: decision.evidence === undefined ? '' : JSON.stringify(decision.evidence),
})

/** Decisions as a CSV text that `readDecisionCsv` reads back as they are. */
export const printDecisionCsv = (decisions: readonly NameDecision[]): string =>
  [
    COLUMNS.join(','),
    ...decisions.map(decision => {
      const values = valuesOf(decision)
      return COLUMNS.map(column => field(values[column])).join(',')
    }),
  ]
    .map(line => `${line}\n`)
    .join('')

export type ReadDecisions =
  | { readonly ok: true; readonly decisions: readonly NameDecision[] }
  /** Every line that is wrong, with what is wrong with it. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Who imports, for lines that do not say who decided. */
export type Importer = { readonly by: NameDecision['by']; readonly at: Date }

/**
 * Reads every line or none. A line without an id gets one that its content makes, so that the same line is the same decision
 * however often it is read.
 */
export function readDecisionCsv(text: string, importer: Importer): ReadDecisions {
  const csv = readCsv(text.replace(/^\ufeff/, ''))
  if (!csv.ok) return { ok: false, problems: [csv.detail] }
  if (csv.header.length === 1 && csv.header[0]?.includes(';'))
    return { ok: false, problems: ['the columns stand between semicolons; save the file with commas'] }
  const unknown = csv.header.filter(name => !(COLUMNS as readonly string[]).includes(name))
  const missing = NEEDED.filter(name => !csv.header.includes(name))
  if (unknown.length + missing.length > 0)
    return {
      ok: false,
      problems: [
        ...(missing.length > 0 ? [`it has no column ${missing.join(', ')}`] : []),
        ...(unknown.length > 0
          ? [`no column is called ${unknown.join(', ')}; there are ${COLUMNS.join(', ')}`]
          : []),
      ],
    }
  const problems: string[] = []
  const lineOf = new Map<string, number>()
  const decisions = csv.rows.flatMap((row, i) => {
    const value = (column: Column): string => row[csv.header.indexOf(column)] ?? ''
    const read = decisionOf(value, importer, i)
    if (typeof read === 'string') {
      problems.push(`line ${i + 2}: ${read}`)
      return []
    }
    const before = lineOf.get(read.id)
    if (before !== undefined) problems.push(`line ${i + 2}: the same decision as line ${before}`)
    lineOf.set(read.id, i + 2)
    return [read]
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, decisions }
}

const kinds: readonly string[] = nameDecisions.columns.kind.values ?? []

function decisionOf(value: (column: Column) => string, importer: Importer, i: number): NameDecision | string {
  const kind = value('kind')
  if (!kinds.includes(kind)) return `a kind is one of ${kinds.join(', ')}; got ${JSON.stringify(kind)}`
  const scope = parseScope(value('scope'))
  if (!scope)
    return `a scope is game:ID:TEAM, team:NYK:2021-22, source:NAME or everywhere; got ${JSON.stringify(value('scope'))}`
  if (seasonYearOf(value('season')) === undefined)
    return `a season reads like 2021-22; got ${JSON.stringify(value('season'))}`
  if (value('source') === '') return 'the source is empty'
  const names = kind === 'accept' || kind === 'reject' || kind === 'new player'
  if (names && value('player_lookup') === '') return `${kind} needs a player_lookup`
  if (value('player_lookup') !== lookupOf(value('player_lookup')))
    return `a player_lookup is lower-case letters and digits; got ${JSON.stringify(value('player_lookup'))}`
  if (kind === 'undo' && value('undoes') === '') return 'undo needs the decision that it undoes'
  if ((kind === 'snooze' || kind === 'claim') && !isInstant(value('until_at')))
    return `${kind} needs until_at as an instant such as 2021-12-01T00:00:00Z; got ${JSON.stringify(value('until_at'))}`
  if (value('decided_at') !== '' && !isInstant(value('decided_at')))
    return `decided_at must be an instant such as 2021-12-01T00:00:00Z; got ${JSON.stringify(value('decided_at'))}`
  const evidence = readJson(value('evidence'))
  if (evidence === NOT_JSON) return 'the evidence is no JSON'
  const content = COLUMNS.map(value).join('|')
  return {
    id: value('decision_id') || createHash('sha256').update(content).digest('hex').slice(0, 12),
    at: new Date(value('decided_at') === '' ? importer.at.getTime() + i : value('decided_at')).toISOString(),
    by: {
      id: value('decided_by_id') || importer.by.id,
      name: value('decided_by_name') || value('decided_by_id') || importer.by.name,
    },
    kind: kind as DecisionKind,
    key: {
      source: value('source'),
      rawLookup: lookupOf(reverseName(value('raw_name'))),
      team: value('team_abbr'),
      season: value('season'),
    },
    rawName: value('raw_name'),
    scope,
    ...(value('player_lookup')
      ? { player: { lookup: value('player_lookup'), name: value('player_name') || value('player_lookup') } }
      : {}),
    ...(value('until_at') ? { until: new Date(value('until_at')).toISOString() } : {}),
    ...(value('note') ? { note: value('note') } : {}),
    ...(value('undoes') ? { undoes: value('undoes') } : {}),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(T|\b)/.test(text) && !Number.isNaN(Date.parse(text))

const NOT_JSON = Symbol('no JSON')

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return NOT_JSON
  }
}
