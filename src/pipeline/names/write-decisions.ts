import { setTimeout as pause } from 'node:timers/promises'
import { RetryError } from '../../warehouse/errors.ts'
import { string, strings, timestamp } from '../../warehouse/param.ts'
import type { Step, Warehouse } from '../../warehouse/warehouse.ts'
import { ledgerLeases } from '../tables/ledger/leases.ts'
import { nameDecisions } from '../tables/reference/name-decisions.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'
import { claim } from '../units/fence.ts'
import { aliasRow } from './alias-row.ts'
import { decisionOf, decisionRow } from './decision-row.ts'
import { inOrder, standing } from './fold-decisions.ts'
import type { DecisionDraft, NameDecision } from './name-decision.ts'

export type Written =
  | { readonly written: readonly NameDecision[] }
  /** Somebody decided of one of the names since: nothing was written. */
  | { readonly written: false; readonly by: readonly NameDecision[] }

type Maker = {
  readonly by: NameDecision['by']
  readonly now: () => Date
  readonly newId: () => string
}

const TRIES = 8
const WAIT_MS = 15

/** One lease for all names: people decide so seldom at the same moment that the second may well wait. */
const KEY = 'names'

/** The value must really change: DuckDB drops an update that changes nothing, and with it the conflict. */
const TOUCH = `UPDATE ${ledgerLeases.name} SET touched = touched + 1 WHERE unit_key = @key`

const LEASE = `SELECT token FROM ${ledgerLeases.name} WHERE unit_key = @key LIMIT 1`

const SINCE = `SELECT * FROM ${nameDecisions.name} WHERE raw_lookup IN UNNEST(@lookups) AND decision_id NOT IN UNNEST(@known)`

const DECISIONS = Object.keys(nameDecisions.columns).join(', ')
const ALIASES = Object.keys(playerAliases.columns).join(', ')

const SET_ACTIVE = `UPDATE ${playerAliases.name} SET is_active = NOT is_active, processed_at = @at WHERE decision_id IN UNNEST(@ids)`

/**
 * Writes decisions with the aliases that follow from them, all or none. Of two people who decide of one name at the same time
 * exactly one writes: both touch one lease, and whoever comes second finds a decision that he did not know.
 *
 * @param known every decision that the deciders had seen; a newer one of the same spelling refuses all of them
 */
export async function writeDecisions(
  warehouse: Warehouse,
  drafts: readonly DecisionDraft[],
  known: readonly NameDecision[],
  { by, now, newId }: Maker,
): Promise<Written> {
  const decisions = dated(drafts, known, now()).map(
    ({ draft, at }): NameDecision => ({ ...draft, id: newId(), at, by }),
  )
  return appendDecisions(warehouse, decisions, known, { by, now })
}

/** The same for decisions that have their ids and times already, as an import brings them. */
export async function appendDecisions(
  warehouse: Warehouse,
  decisions: readonly NameDecision[],
  known: readonly NameDecision[],
  { by, now }: Pick<Maker, 'by' | 'now'>,
): Promise<Written> {
  if (decisions.length === 0) return { written: [] }
  const lookups = [...new Set(decisions.map(({ key }) => key.rawLookup))].sort()
  await makeLease(warehouse, by.id, now())
  const steps = stepsOf(decisions, known, lookups, now())
  for (let tries = 1; ; tries += 1) {
    try {
      const outcome = await warehouse.transact(`decide ${decisions[0]?.id}`, steps)
      return outcome.committed
        ? { written: decisions }
        : { written: false, by: inOrder(outcome.rows.map(decisionOf)) }
    } catch (error) {
      if (!(error instanceof RetryError) || tries >= TRIES) throw error
      await pause(WAIT_MS * tries)
    }
  }
}

/** The lease must be there to be touched; that another one makes it too does no harm. */
async function makeLease(warehouse: Warehouse, holder: string, now: Date): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await warehouse.query({ sql: LEASE, params: { key: string(KEY) } })
    if (rows.length > 0) return
    try {
      await claim(warehouse, KEY, holder, now)
      return
    } catch (error) {
      if (!(error instanceof RetryError) || tries >= TRIES) throw error
      await pause(WAIT_MS * tries)
    }
  }
}

/** A moment each, behind everything that is known, so that their order is never in doubt. */
function dated(
  drafts: readonly DecisionDraft[],
  known: readonly NameDecision[],
  now: Date,
): readonly { readonly draft: DecisionDraft; readonly at: string }[] {
  const last = known.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0)
  const first = Math.max(now.getTime(), last + 1)
  return drafts.map((draft, i) => ({ draft, at: new Date(first + i).toISOString() }))
}

function stepsOf(
  decisions: readonly NameDecision[],
  known: readonly NameDecision[],
  lookups: readonly string[],
  now: Date,
): readonly Step[] {
  const seen = known.filter(({ key }) => lookups.includes(key.rawLookup)).map(({ id }) => id)
  const after = [...known, ...decisions]
  const active = new Set(standing(after).map(({ id }) => id))
  const before = new Set(standing(known).map(({ id }) => id))
  const aliases = decisions
    .map(decision => aliasRow(decision, active.has(decision.id), now))
    .filter(row => row !== undefined)
  const turned = known.filter(({ id }) => active.has(id) !== before.has(id)).map(({ id }) => id)
  const write = (sql: string, params: Extract<Step, { do: 'write' }>['statement']['params'] = {}): Step => ({
    do: 'write',
    statement: { sql, params },
  })
  return [
    { do: 'load', as: 'new_decisions', columns: nameDecisions.columns, rows: decisions.map(decisionRow) },
    { do: 'load', as: 'new_aliases', columns: playerAliases.columns, rows: aliases },
    write(TOUCH, { key: string(KEY) }),
    {
      do: 'refuse if',
      name: 'decided',
      statement: { sql: SINCE, params: { lookups: strings(lookups), known: strings(seen) } },
    },
    write(`INSERT INTO ${nameDecisions.name} (${DECISIONS}) SELECT ${DECISIONS} FROM new_decisions`),
    write(`INSERT INTO ${playerAliases.name} (${ALIASES}) SELECT ${ALIASES} FROM new_aliases`),
    ...(turned.length > 0 ? [write(SET_ACTIVE, { ids: strings(turned), at: timestamp(now) })] : []),
  ]
}
