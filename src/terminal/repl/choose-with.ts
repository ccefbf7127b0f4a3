import type { Choosing, Chosen } from '../../assistant/choice.ts'
import { keysHint, renderChoices } from '../render-choices.ts'
import type { Screen } from '../screen.ts'
import type { Questions } from './questions.ts'

/** Asks a question of several answers in place of the prompt: one key answers, and some then want words. */
export async function chooseWith(
  questions: Questions,
  choosing: Choosing,
  print: (lines: readonly string[]) => void,
  screen: () => Screen,
): Promise<Chosen> {
  print(['', ...renderChoices(choosing, screen())])
  const { choices, question, away } = choosing
  if (choices.length === 0) return { key: away }
  const keys = choices.map(({ key }) => key)
  for (;;) {
    const key = await questions.ask(question, keysHint(choosing), keys)
    const choice = choices.find(each => each.key === key)
    if (key === undefined) return { key: away }
    if (!choice) continue
    if (choice.takes === undefined) return { key }
    const text = await questions.ask(`${choice.says}: ${choice.takes}?`, '')
    if (text !== undefined && text.trim() !== '') return { key, text: text.trim() }
  }
}
