import { knownName } from '../../registry/evidence/known-name.ts'
import { relateNames } from '../../registry/evidence/relate-names.ts'
import { lookupOf } from '../../registry/lookup-of.ts'
import { nameParts, reverseName } from '../../registry/name-parts.ts'
import { readName } from '../../registry/normalise/read-name.ts'
import type { Row } from '../../warehouse/warehouse.ts'
import { scopeColumnsOf } from './decision-row.ts'
import type { NameDecision } from './name-decision.ts'

/** What makes a printed name and a player's differ, in the words of the aliases' table. */
export function aliasType(printed: string, name: string): string {
  const text = reverseName(printed)
  const [one, other] = [nameParts(text), nameParts(name)]
  if (one.base === other.base && one.suffix !== other.suffix) return 'suffix_difference'
  if (lookupOf(text) === lookupOf(name)) return 'punctuation'
  switch (relateNames(readName(text), knownName(name))?.likeness) {
    case 'accents':
    case 'transliteration':
      return 'diacritics'
    case 'punctuation':
      return 'punctuation'
    case 'nickname':
      return 'nickname'
    case 'typo':
      return 'typo'
    case 'other name':
      return 'historical_name_change'
    case 'initials':
    case 'full name':
    case 'part':
    case 'order':
      return 'name_variation'
    default:
      return 'source_variation'
  }
}

/** The alias that follows from a decision; none where a name means its own lookup. */
export function aliasRow(decision: NameDecision, isActive: boolean, now: Date): Row | undefined {
  const { kind, key, player, rawName, scope, by, note } = decision
  if ((kind !== 'accept' && kind !== 'new player') || !player || player.lookup === key.rawLookup)
    return undefined
  return {
    alias_lookup: key.rawLookup,
    nba_canonical_lookup: player.lookup,
    alias_display: rawName,
    nba_canonical_display: player.name,
    alias_type: aliasType(rawName, player.name),
    alias_source: by.id.startsWith('rule:') ? 'rule' : 'person',
    is_active: isActive,
    ...scopeColumnsOf(scope),
    decision_id: decision.id,
    notes: note ?? null,
    created_by: by.name,
    created_at: decision.at,
    processed_at: now.toISOString(),
  }
}
