import { inOrder } from '../../pipeline/names/fold-decisions.ts'
import type { NameDecision } from '../../pipeline/names/name-decision.ts'
import { readMeanings } from '../../pipeline/names/read-meanings.ts'
import { type NameQueue, readQueue } from '../../pipeline/names/read-queue.ts'
import { readPlayers } from '../../pipeline/names/registered-players.ts'
import { whyNotDecide } from '../../pipeline/names/why-not-decide.ts'
import { writeDecisions } from '../../pipeline/names/write-decisions.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Asker } from '../rights/asker.ts'
import { makeCard } from './make-card.ts'
import type { NameCard } from './name-card.ts'
import type { FlowResult, FlowWish } from './name-flow.ts'
import { searchPlayers } from './search-players.ts'

/** What a session of resolving names works with. */
export type NamesDesk = {
  readonly queue: NameQueue
  /** The names to ask about, by impact: neither rest nor are looked at by somebody else. Made when first asked for. */
  readonly cards: () => readonly NameCard[]
  /** Does what the flow wishes. */
  readonly perform: (wish: FlowWish) => Promise<FlowResult>
  /** Ids of the decisions that are known here, for a session that goes on in another process. */
  readonly seen: () => readonly string[]
}

export type DeskPort = {
  readonly reading: () => Promise<Warehouse>
  readonly writing: () => Promise<Warehouse>
  readonly now: () => Date
  readonly today: string
  readonly newId: () => string
  readonly asker: Asker
}

/**
 * Reads the queue and everybody whom its names may mean.
 *
 * @param seen the decisions that the person had seen, where that was earlier: whatever came since refuses his
 */
export async function openNamesDesk(port: DeskPort, seen?: readonly string[]): Promise<NamesDesk> {
  const warehouse = await port.reading()
  const queue = await readQueue(warehouse, { now: port.now(), today: port.today })
  const asked = queue.entries.filter(({ state }) =>
    state.is === 'claimed' ? state.decision.by.id === port.asker.id : state.is === 'open',
  )
  const [players, meanings] = await Promise.all([
    readPlayers(warehouse, queue.seasons, queue.decisions),
    readMeanings(
      warehouse,
      asked.map(({ key }) => key.rawLookup),
    ),
  ])
  let known: readonly NameDecision[] =
    seen === undefined ? queue.decisions : queue.decisions.filter(({ id }) => seen.includes(id))
  let cards: readonly NameCard[] | undefined
  const learn = (more: readonly NameDecision[]) => {
    known = inOrder([...known, ...more])
  }
  return {
    queue,
    cards: () => {
      cards ??= asked.map(entry => makeCard(entry, players, meanings))
      return cards
    },
    perform: async wish => {
      if (wish.wants === 'search')
        return { kind: 'found', text: wish.text, candidates: searchPlayers(wish.text, players) }
      const refused = wish.drafts.flatMap(draft => whyNotDecide(draft, known)?.says ?? [])
      if (refused[0] !== undefined) return { kind: 'refused', says: refused.join(' ') }
      const { id, name } = port.asker
      const outcome = await writeDecisions(await port.writing(), wish.drafts, known, {
        by: { id, name },
        now: port.now,
        newId: port.newId,
      })
      learn(outcome.written === false ? outcome.by : outcome.written)
      return outcome.written === false
        ? { kind: 'taken', by: outcome.by }
        : { kind: 'written', decisions: outcome.written }
    },
    seen: () => known.map(({ id }) => id),
  }
}
