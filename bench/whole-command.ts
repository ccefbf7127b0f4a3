import { type LastRun, lastRun } from './last-run.ts'
import { measured } from './median.ts'
import { type PreparedHome, withHome } from './prepared-home.ts'
import { type CliRun, runCli } from './run-cli.ts'

/** A backfill of Phase 4 as a user runs it, and what its ledger says of it. */
export type WholeRun = CliRun & { readonly ledger: LastRun }

/** Phase 4 of a prepared home, from its start or up to a day, each time in a fresh copy. */
export const wholePhase4 = (prepared: PreparedHome, end = prepared.input.end): Promise<WholeRun> =>
  measured(
    () =>
      withHome(
        prepared.input.files,
        async (place, file) => {
          const run = await runCli(`backfill ${prepared.input.start}..${end} --phase 4 --yes --json`, place)
          return { ...run, ledger: await lastRun(file) }
        },
        prepared,
      ),
    run => run.seconds,
  )

/** Days that a run made: those of Phase 4 lack the bootstrap days of each season. */
export const datesOf = ({ ledger }: WholeRun): number =>
  new Set(ledger.units.flatMap(({ dates }) => dates)).size
