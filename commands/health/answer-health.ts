import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { judgeHealth } from './judge-health.ts'
import { readHealth } from './read-health.ts'
import { sayHealth } from './say-health.ts'

const SHOWN = 3

/** The state of everything, with a verdict that a script can take. */
export async function answerHealth(context: CommandContext): Promise<Answer> {
  const health = await readHealth(context)
  const complaints = judgeHealth(health)
  const [worst] = complaints
  const verdict = worst?.grade ?? 'healthy'
  const more = complaints.length - SHOWN
  return {
    outcome: verdict === 'healthy' ? 'done' : verdict === 'unhealthy' ? 'failed' : 'done with warnings',
    headline: worst
      ? `${verdict === 'unhealthy' ? 'Unhealthy' : 'Needs a look'}: ${complaints
          .slice(0, SHOWN)
          .map(({ says }) => says)
          .join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
      : 'Healthy.',
    facts: sayHealth(health),
    next: worst ? [...new Set(complaints.map(({ next }) => next))].slice(0, SHOWN) : ['daily'],
    data: {
      verdict,
      complaints,
      warehouse: { place: health.place, bytes: health.size ?? null, ...health.newest },
      files: { place: health.files, problem: health.filesProblem ?? null },
      runs: health.runs.map(({ view, state }) => ({ runId: view.runId, state, startedAt: view.startedAt })),
      yesterday: health.yesterday,
      today: health.today,
      latest: health.latest ?? null,
      quarantine: health.quarantine,
      names: health.names,
    },
  }
}
