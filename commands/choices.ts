import { z } from 'zod'
import { commaList } from '../src/assistant/command/comma-list.ts'
import type { Processor } from '../src/pipeline/processors/define-processor.ts'
import { processorIds, processors } from '../src/pipeline/processors/processors.ts'

/** Inputs that several commands share. */

export const range = z
  .string()
  .describe(
    '2021-11-22, 2021-11-01..2021-11-30, 2021-11, nov 2021, 2021-22, yesterday, last 7 days, season to date',
  )
  .meta({ placeholder: 'RANGE' })

export const only = commaList(processorIds).optional().describe('Only these tables, by comma')

/** The processors that `--only` names, else those of the phases. */
export const chosenProcessors = (
  names: readonly string[] | undefined,
  phases: readonly number[],
): readonly Processor[] =>
  processors.filter(({ id, phase }) => (names ? names.includes(id) : phases.includes(phase)))
