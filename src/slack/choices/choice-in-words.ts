import type { Choice, Chosen } from '../../assistant/choice.ts'
import { type Refusal, refuse } from '../../assistant/refusal.ts'

/** What people say for a choice whose own words are others. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'keep for later': ['next', 'skip', 'later'],
  previous: ['back', 'prev'],
  leave: ['quit', 'exit', 'stop', 'done', 'enough'],
  'no player': ['not a player', 'nobody'],
  'take back': ['undo'],
  'accept all': ['yes', 'accept'],
  'go back': ['no'],
  'all clear ones': ['clear', 'all clear'],
  'new player': ['new'],
}

/** The choice that words in the thread mean; a refusal where its text is missing, undefined where they mean none. */
export function choiceInWords(
  words: readonly string[],
  choices: readonly Choice[],
): Chosen | Refusal | undefined {
  const [first = '', second = ''] = words
  // `accept 2` is `2`.
  if (first.toLowerCase() === 'accept' && words.length === 2 && choices.some(({ key }) => key === second))
    return { key: second }
  for (const choice of choices) {
    const rest = afterName(words, choice)
    if (rest === undefined) continue
    const { key, says, takes, among = [] } = choice
    const text = rest.join(' ').replace(/^(["'])(.*)\1$/, '$2')
    if (text === '')
      return takes === undefined || among.length === 1
        ? { key }
        : refuse('text-missing', `\`${says}\` wants more: ${takes}.`)
    if (among.some(each => each.text === text) || (takes !== undefined && among.length === 0))
      return { key, text }
  }
  return undefined
}

/** The words behind the key or a name of the choice; undefined when they do not begin with it. */
function afterName(words: readonly string[], { key, says }: Choice): readonly string[] | undefined {
  const bare = says.replace(/ \d.*$/, '')
  const names = [key, says, bare, ...(alsoCalled[says] ?? [])].map(name => name.toLowerCase().split(' '))
  const lower = words.map(word => word.toLowerCase())
  const name = names.find(parts => parts.every((part, i) => lower[i] === part))
  return name && words.slice(name.length)
}
