import type { Answer, TableBlock } from '../../src/assistant/answer/answer.ts'
import type { NameCard } from '../../src/assistant/names/name-card.ts'
import { openNamesDesk } from '../../src/assistant/names/names-desk.ts'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import { pendingDates, readNamesWork } from '../../src/pipeline/names/names-work.ts'
import { keyText, type QueueEntry, type SettledName } from '../../src/pipeline/names/queue-entry.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

const MOST_SHOWN = 30

/** What waits for a person, with what the rules settled by themselves. */
export async function answerQueue(
  { by, all }: { readonly by: 'impact' | 'seen'; readonly all: boolean },
  context: CommandContext,
): Promise<Answer> {
  const desk = await openNamesDesk(context)
  const { entries, settled, decisions } = desk.queue
  const open = sorted(
    entries.filter(({ state }) => state.is === 'open'),
    by,
  )
  const apart = entries.filter(({ state }) => state.is !== 'open')
  const cards = new Map(desk.cards().map(card => [card.id, card]))
  const pending =
    decisions.length === 0
      ? []
      : pendingDates(await readNamesWork(await context.reading(), { today: context.today }))
  const places = open.reduce((sum, { sightings }) => sum + sightings.length, 0)
  return {
    outcome: open.length === 0 ? 'done' : 'done with warnings',
    headline:
      open.length === 0
        ? 'No name waits for a decision.'
        : `${plural(open.length, 'name')} ${open.length === 1 ? 'means' : 'mean'} nobody, in ${plural(places, 'place')}.`,
    facts: [
      ...sayApart(apart),
      ...saySettled(settled),
      ...(pending.length > 0
        ? [`decided and not computed yet: ${plural(pending.length, 'date')} (${printDates(pending)})`]
        : []),
    ],
    blocks: [
      ...(open.length > 0 ? [queueTable(open.slice(0, all ? open.length : MOST_SHOWN), cards)] : []),
      ...(all && apart.length > 0 ? [apartTable(apart)] : []),
      ...(all && settled.length > 0 ? [settledTable(settled)] : []),
    ],
    next: [
      ...(open.length > 0 ? ['registry resolve'] : []),
      ...(pending.length > 0 || settled.length > 0 ? ['registry reprocess'] : []),
    ],
    data: {
      open: open.map(entry => ({ ...plain(entry), candidates: cards.get(keyText(entry.key))?.candidates })),
      apart: apart.map(plain),
      settled,
      pending,
    },
  }
}

const plain = ({ key, rawNames, sightings, games, dates, state, impact }: QueueEntry) => ({
  ...key,
  rawNames,
  places: sightings.length,
  games,
  dates,
  state: state.is,
  impact,
})

const sorted = (entries: readonly QueueEntry[], by: 'impact' | 'seen'): readonly QueueEntry[] =>
  by === 'impact'
    ? entries
    : [...entries].sort((a, b) => ((a.dates.at(-1) ?? '') < (b.dates.at(-1) ?? '') ? 1 : -1))

const sayApart = (apart: readonly QueueEntry[]): readonly string[] =>
  [...groupBy(apart, ({ state }) => state.is)].map(
    ([is, group]) => `${plural(group.length, 'name')} ${APART[is]}${is === 'open' ? '' : ' (--all)'}`,
  )

const APART: Readonly<Record<QueueEntry['state']['is'], string>> = {
  open: 'open',
  accepted: 'decided, and not to be found in these games',
  'not a player': 'no player',
  snoozed: 'at rest',
  claimed: 'being looked at',
}

const saySettled = (settled: readonly SettledName[]): readonly string[] => {
  if (settled.length === 0) return []
  const rules = [...groupBy(settled, ({ rule }) => rule)].map(([rule, group]) => `${rule} ${group.length}`)
  return [`the rules settle ${plural(settled.length, 'more name')} now: ${rules.join(', ')}`]
}

const best = (card: NameCard | undefined): string => {
  const [first] = card?.candidates ?? []
  if (!card || !first) return card?.verdict ?? ''
  const score = first.score === undefined ? '' : ` ${Math.round(first.score * 100)} %`
  return `${first.name}${score}${card.candidates.length > 1 ? ` and ${card.candidates.length - 1} more` : ''}`
}

const queueTable = (entries: readonly QueueEntry[], cards: ReadonlyMap<string, NameCard>): TableBlock => ({
  kind: 'table',
  columns: [
    { name: 'name' },
    { name: 'source' },
    { name: 'team' },
    { name: 'season' },
    { name: 'places', align: 'right' },
    { name: 'seen' },
    { name: 'rows', align: 'right' },
    { name: 'dates', align: 'right' },
    { name: 'who it could be' },
  ],
  rows: entries.map(entry => [
    entry.rawNames[0] === '' ? '(empty)' : (entry.rawNames[0] ?? ''),
    entry.key.source,
    entry.key.team,
    entry.key.season,
    formatCount(entry.sightings.length),
    seen(entry.dates),
    formatCount(entry.impact.rows),
    formatCount(entry.impact.dates),
    best(cards.get(keyText(entry.key))),
  ]),
})

const seen = (dates: readonly string[]): string => {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? '']
  return first === last ? first : `${first} to ${last}`
}

const apartTable = (entries: readonly QueueEntry[]): TableBlock => ({
  kind: 'table',
  title: 'Apart',
  columns: [{ name: 'name' }, { name: 'team' }, { name: 'season' }, { name: 'why' }, { name: 'by' }],
  rows: entries.map(({ rawNames, key, state }) => [
    rawNames[0] ?? '',
    key.team,
    key.season,
    state.is === 'open' ? 'open' : sayDecision(state.decision),
    state.is === 'open' ? '' : state.decision.by.name,
  ]),
})

const settledTable = (settled: readonly SettledName[]): TableBlock => ({
  kind: 'table',
  title: 'Settled by rules when the names are next settled',
  columns: [
    { name: 'name' },
    { name: 'source' },
    { name: 'team' },
    { name: 'is' },
    { name: 'rule' },
    { name: 'places', align: 'right' },
  ],
  rows: settled.map(({ rawName, key, playerName, rule, occurrences }) => [
    rawName,
    key.source,
    key.team,
    playerName,
    rule,
    formatCount(occurrences),
  ]),
})
