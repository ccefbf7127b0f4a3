import type { Turn } from '../../../src/assistant/assistant-link.ts'
import { actionOf, flowChoices } from '../../../src/assistant/names/flow-choices.ts'
import type { NameCard } from '../../../src/assistant/names/name-card.ts'
import { beginFlow, type FlowResult, type NameFlow } from '../../../src/assistant/names/name-flow.ts'
import { sayCard } from '../../../src/assistant/names/say-card.ts'
import { stepFlow } from '../../../src/assistant/names/step-flow.ts'
import { tellFlow } from '../../../src/assistant/names/tell-flow.ts'
import { refuse } from '../../../src/assistant/refusal.ts'
import type { Response } from '../../../src/assistant/request/take-request.ts'
import type { NameDecision } from '../../../src/pipeline/names/name-decision.ts'
import { rightsOf, usualRights } from '../app/open-app.ts'
import { samplePlan, scriptedAssistant } from '../app/scripted-assistant.ts'

/**
 * The scripted assistant, with the real flow of names over cards that a test gives. Decisions are kept in a list;
 * `elsewhere` is what somebody else decided of a name meanwhile.
 */
export function flowAssistant(cards: readonly NameCard[]) {
  const scripted = scriptedAssistant(() => rightsOf(usualRights))
  const decided: NameDecision[] = []
  const elsewhere = new Map<string, NameDecision>()
  const asked: string[] = []
  let breakNow: (error: Error) => void = () => undefined

  const perform = (flow: NameFlow, by: string): FlowResult => {
    const wish = flow.wish!
    if (wish.wants === 'search') {
      const all = flow.cards.flatMap(({ candidates }) => candidates)
      return {
        kind: 'found',
        text: wish.text,
        candidates: all
          .filter(({ name }) => name.toLowerCase().includes(wish.text.toLowerCase()))
          .slice(0, 5),
      }
    }
    const faster = wish.drafts.flatMap(({ rawName }) => elsewhere.get(rawName) ?? [])
    if (faster.length > 0) return { kind: 'taken', by: faster }
    const decisions = wish.drafts.map(
      (draft, i): NameDecision => ({
        ...draft,
        id: `d${decided.length + i}`,
        at: '2021-12-01T00:00:00.000Z',
        by: { id: `slack:U${by.toUpperCase()}`, name: by },
      }),
    )
    decided.push(...decisions)
    return { kind: 'written', decisions }
  }
  const guide = async (turn: Turn): Promise<Response> => {
    let flow = beginFlow(cards)
    const by = turn.asker?.name ?? 'me'
    while (!flow.hasEnded) {
      const chosen = await turn.choose!({
        card: sayCard(flow),
        question: flow.question ? 'All of these?' : 'Whom does it mean?',
        choices: flowChoices(flow),
        away: flow.question ? 'n' : 'q',
      })
      const action = actionOf(chosen ?? { key: 'q' }, '2021-12-01')
      if (!action) continue
      flow = stepFlow(flow, action)
      if (flow.wish) flow = tellFlow(flow, perform(flow, by))
    }
    const line = 'registry resolve'
    const says = flow.done.map(each => each.says)
    const end = {
      outcome: 'done' as const,
      headline: `${says.length} of ${cards.length} decided.`,
      facts: says,
      data: null,
    }
    if (decided.length === 0) return { line, answer: end }
    await turn.choose!({ card: end, question: '', choices: [], away: 'q' })
    turn.showPlan({
      planned: true,
      plan: { ...samplePlan, command: 'registry reprocess' },
      echo: '3 dates pending',
      onlyPlan: false,
      requestKey: 'registry reprocess',
      notes: [],
    })
    return {
      line: 'registry reprocess',
      answer: refuse('not-confirmed', 'Nobody is there to confirm the plan.', 'registry reprocess --yes'),
    }
  }
  return {
    decided,
    elsewhere,
    asked,
    /** The worker dies. */
    breakNow: (error: Error) => breakNow(error),
    link: {
      ...scripted.link,
      ask: (words: readonly string[], turn: Turn): Promise<Response> => {
        if (turn.asker) asked.push(words.join(' '))
        if (words.join(' ') !== 'registry resolve') return scripted.link.ask(words, turn)
        return Promise.race([
          guide(turn),
          new Promise<never>((_, reject) => {
            breakNow = reject
          }),
        ])
      },
    },
  }
}
