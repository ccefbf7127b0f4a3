import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { type FaultKind, faultKinds, readFaults } from '../../src/pipeline/registry/read-faults.ts'
import { readSeasons } from '../../src/pipeline/registry/read-seasons.ts'

const kinds = Object.entries(faultKinds) as [FaultKind, (typeof faultKinds)[FaultKind]][]

/** Holds the registry against its rules; a broken one ends with exit code 1. */
export async function answerCheck(context: CommandContext): Promise<Answer> {
  const warehouse = await context.reading()
  const [faults, seasons] = await Promise.all([readFaults(warehouse), readSeasons(warehouse)])
  const rows = seasons.reduce((sum, season) => sum + season.rows, 0)
  if (rows === 0 && faults.length === 0)
    return {
      outcome: 'done with warnings',
      headline: 'The registry is empty: nothing was built yet.',
      facts: [],
      next: ['registry build --all-seasons'],
      data: { rows, faults },
    }
  const broken = kinds.flatMap(([kind, { says }]) => {
    const own = faults.filter(({ fault }) => fault === kind)
    const [first] = own
    return first ? [`broken ${plural(own.length, 'time')}: ${says} (${first.subject} ${first.evidence})`] : []
  })
  const holds = kinds.length - broken.length
  return {
    outcome: broken.length > 0 ? 'failed' : 'done',
    headline:
      broken.length > 0
        ? `The registry is broken: ${plural(faults.length, 'fault')} of ${plural(broken.length, 'kind')} in ${plural(rows, 'row')}.`
        : `The registry holds: ${plural(kinds.length, 'rule')} over ${plural(rows, 'row')} of ${plural(seasons.filter(season => season.rows > 0).length, 'season')}.`,
    facts:
      broken.length > 0 ? [...broken, `${formatCount(holds)} of ${plural(kinds.length, 'rule')} hold`] : [],
    details: [
      {
        kind: 'table',
        columns: [{ name: 'rule' }, { name: 'broken', align: 'right' }],
        rows: kinds.map(([kind, { says }]) => [
          says,
          formatCount(faults.filter(({ fault }) => fault === kind).length),
        ]),
      },
      ...(faults.length > 0
        ? [
            {
              kind: 'table' as const,
              columns: [{ name: 'fault' }, { name: 'who' }, { name: 'evidence' }],
              rows: faults.map(({ fault, subject, evidence }) => [fault, subject, evidence]),
            },
          ]
        : []),
    ],
    next: faults.some(({ fault }) => faultKinds[fault].people)
      ? ['registry conflicts']
      : broken.length > 0
        ? ['registry check --verbose', 'registry aliases']
        : ['registry stats'],
    data: { rows, faults },
  }
}
