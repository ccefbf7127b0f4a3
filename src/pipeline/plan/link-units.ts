import { reaches, upstreamsOf } from '../processors/lineage.ts'
import { processors } from '../processors/processors.ts'
import type { Unit } from '../units/unit.ts'

/**
 * Fills in what every unit waits for: units of tables that its SQL reads, where their days reach its own. Of the units
 * that `ingest` runs before, it waits for every one of its season whose table it reads.
 */
export function linkUnits(units: readonly Unit[], ingest: readonly Unit[] = []): readonly Unit[] {
  return units.map(unit => ({
    ...unit,
    after: [
      ...ingest.filter(other => other.seasonYear === unit.seasonYear && readsTable(unit, other.target)),
      ...units.filter(other => other.id !== unit.id && waitsFor(unit, other)),
    ].map(({ id }) => id),
  }))
}

/** Must `other` be committed before `unit` may be evaluated? */
export function waitsFor(unit: Unit, other: Unit): boolean {
  if (unit.seasonYear !== other.seasonYear) return false
  return affectedDates(unit, other.target, other.dates).length > 0
}

function readsTable(unit: Unit, target: string): boolean {
  const processor = processors.find(({ id }) => id === unit.target)
  return processor !== undefined && upstreamsOf(processor).some(upstream => upstream.target === target)
}

/** The days of a unit that a change of another table on the given days reaches. */
export function affectedDates(unit: Unit, target: string, changed: readonly string[]): readonly string[] {
  const processor = processors.find(({ id }) => id === unit.target)
  const upstream = processor && upstreamsOf(processor).find(candidate => candidate.target === target)
  if (!upstream) return []
  return unit.dates.filter(day => changed.some(date => reaches(upstream.days, date, day)))
}
