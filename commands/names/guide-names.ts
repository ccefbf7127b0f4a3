import type { Answer } from '../../src/assistant/answer/answer.ts'
import type { Choose } from '../../src/assistant/choice.ts'
import { actionOf, flowChoices } from '../../src/assistant/names/flow-choices.ts'
import { beginFlow, madeIn, type NameFlow } from '../../src/assistant/names/name-flow.ts'
import { openNamesDesk } from '../../src/assistant/names/names-desk.ts'
import { sayCard } from '../../src/assistant/names/say-card.ts'
import { sayDecision } from '../../src/assistant/names/say-decision.ts'
import { stepFlow } from '../../src/assistant/names/step-flow.ts'
import { tellFlow } from '../../src/assistant/names/tell-flow.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { pendingDates, readNamesWork } from '../../src/pipeline/names/names-work.ts'

/**
 * Name by name: a card, one key, the next card. Decisions are written at once; what hangs on them is one plan in the end,
 * which is asked for as any other.
 */
export async function guideNames(context: CommandContext): Promise<readonly string[] | Answer | Refusal> {
  const { choose } = context
  if (!choose)
    return refuse(
      'nobody-to-ask',
      'Nobody is there to be asked name by name; say whom one means.',
      'registry queue',
      'registry resolve "NAME" --as LOOKUP --scope SCOPE',
    )
  const desk = await openNamesDesk(context)
  let flow: NameFlow = beginFlow(desk.cards())
  while (!flow.hasEnded && !context.stop.aborted) {
    const chosen = await choose({
      card: sayCard(flow),
      question: flow.question ? 'All of these?' : 'Whom does it mean?',
      choices: flowChoices(flow),
      away: flow.question ? 'n' : 'q',
    })
    const action = actionOf(chosen ?? { key: 'q' }, context.today)
    if (!action) continue
    flow = stepFlow(flow, action)
    if (flow.wish) flow = tellFlow(flow, await desk.perform(flow.wish))
  }
  return endOf(flow, context, choose)
}

/** What was decided and what is pending; where something is, its plan comes next. */
async function endOf(
  flow: NameFlow,
  context: CommandContext,
  choose: Choose,
): Promise<readonly string[] | Answer> {
  const work = await readNamesWork(await context.reading(), { today: context.today })
  const pending = pendingDates(work)
  const { cards, done } = flow
  const made = madeIn(flow)
  const end: Answer = {
    outcome: 'done',
    headline:
      cards.length === 0
        ? 'No name waits for a decision.'
        : `${plural(made.length, 'decision')} on ${plural(cards.length, 'name')}; ${sayPending(pending)}.`,
    facts: [
      ...new Set([...flow.notices, ...done.map(({ says }) => says), ...flow.rejections.map(sayDecision)]),
    ].slice(0, MOST_FACTS),
    next: ['registry queue --all'],
    data: { decided: done, pending },
  }
  if (pending.length === 0) return end
  const { next: _, ...words } = end
  await choose({ card: words, question: '', choices: [], away: 'q' })
  return ['registry', 'reprocess']
}

const sayPending = (pending: readonly string[]): string =>
  pending.length === 0 ? 'nothing is pending' : `${plural(pending.length, 'date')} to compute`

const MOST_FACTS = 10
