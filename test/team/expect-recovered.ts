import { expect } from 'vitest'
import { contentsIn } from '../commands/contents.ts'
import { faultsOf } from './faults-of.ts'
import type { Team } from './team.ts'

/**
 * The oracle of all faults: every planned unit has exactly one final state and every run an end, the tables equal those
 * of a clean run, no table day was committed twice by one run, and what the history knows as done is done in the ledger.
 */
export async function expectTeamRecovered(
  team: Team,
  clean: Readonly<Record<string, string>>,
): Promise<void> {
  expect(await contentsIn(team.warehouse)).toEqual(clean)
  expect(await faultsOf(team)).toEqual([])
}
