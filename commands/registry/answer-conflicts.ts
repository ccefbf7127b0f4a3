import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { faultKinds, readFaults } from '../../src/pipeline/registry/read-faults.ts'

/** Where the registry may take two people for one, or one for two. Nothing is merged; a person decides. */
export async function answerConflicts(context: CommandContext): Promise<Answer> {
  const faults = await readFaults(await context.reading())
  const conflicts = faults.filter(({ fault }) => faultKinds[fault].people)
  const [first] = conflicts
  return {
    outcome: first ? 'done with warnings' : 'done',
    headline: first
      ? `${plural(conflicts.length, 'conflict')} of who is who; nothing was merged.`
      : 'No conflicts: no lookup, id or alias stands for two people.',
    facts: [],
    blocks: first
      ? [
          {
            kind: 'table',
            columns: [{ name: 'conflict' }, { name: 'who' }, { name: 'evidence' }],
            rows: conflicts.map(({ fault, subject, evidence }) => [fault, subject, evidence]),
          },
        ]
      : [],
    next: first ? [`registry show ${first.subject}`] : ['registry check'],
    data: { conflicts },
  }
}
