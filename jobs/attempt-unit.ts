import { setTimeout as pause } from 'node:timers/promises'
import type { UnitError } from '../src/assistant/run/run-event.ts'
import type { NewEvent } from '../src/assistant/run/run-log.ts'
import { unitErrorText } from '../src/assistant/run/unit-error-text.ts'
import { recordFailure } from '../src/pipeline/units/record-failure.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import type { BegunUnit } from './begin-unit.ts'
import { splitDates } from './decide.ts'
import type { Performed } from './perform-unit.ts'
import type { Work } from './work-unit.ts'

/** Tries at a unit whose failure may pass by itself, and the wait before the second; it doubles each time. */
const MOST_TRIES = 3
const FIRST_WAIT_MS = 200

/** Performs a unit that was begun, and gives the events that say how it ended. Throws when the signal aborts, and bugs. */
export async function attemptUnit(
  { unit, attempt }: BegunUnit,
  { log, workplace, perform }: Work,
  signal: AbortSignal,
): Promise<readonly NewEvent[]> {
  const { runId, by, plan } = log.view()
  const startedAt = workplace.now().getTime()
  const seconds = () => (workplace.now().getTime() - startedAt) / 1000

  const tryOften = async (): Promise<Performed> => {
    for (let tries = 1; ; tries += 1) {
      const result = await perform(unit, { runId, by, code: plan.code }, attempt, workplace, signal)
      if (result.end !== 'retry' || tries === MOST_TRIES) return result
      await pause(FIRST_WAIT_MS * 2 ** (tries - 1), undefined, { signal })
    }
  }
  const failed = async (which: Unit, error: UnitError): Promise<NewEvent> => {
    const took = seconds()
    // What another attempt took over is that attempt's to record.
    if (error.kind !== 'superseded')
      await recordFailure(workplace.warehouse, which, {
        runId,
        number: attempt,
        user: by,
        seconds: took,
        now: workplace.now(),
        today: workplace.today,
        error: unitErrorText(error),
      })
    return { kind: 'unit failed', unit: which.id, attempt, error, seconds: took }
  }

  const ended = await tryOften()
  if (ended.end !== 'outcome') {
    if (ended.end !== 'error' || !ended.stopsRun) return [await failed(unit, ended.error)]
    // The warehouse itself may be what is broken: tell the operator even if nothing can be recorded any more.
    await log.record(view =>
      view.outcome === undefined ? [{ kind: 'cancel requested', by: unitErrorText(ended.error) }] : [],
    )
    return [await failed(unit, ended.error)]
  }
  const { outcome } = ended
  switch (outcome.state) {
    case 'committed': {
      const { written, failures, files, bytes } = outcome
      const committed = {
        kind: 'unit committed',
        unit: unit.id,
        written,
        failures,
        seconds: seconds(),
        ...(files ? { files } : {}),
        ...(bytes === undefined ? {} : { bytes }),
      } as const
      return [committed]
    }
    case 'superseded':
      return [await failed(unit, { kind: 'superseded' })]
    case 'breached': {
      const { breach } = outcome
      const bad = new Set(breach.dates)
      const error = { kind: 'contract', breach } as const
      if (bad.size === 0 || bad.size === unit.dates.length) return [await failed(unit, error)]
      const into = splitDates(unit, bad)
      const [, lost] = into
      return [
        { kind: 'unit split', unit: unit.id, into },
        await failed({ ...unit, id: lost.unit, dates: lost.dates }, error),
      ]
    }
  }
}
