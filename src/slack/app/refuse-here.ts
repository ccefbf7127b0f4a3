import { type Refusal, refuse } from '../../assistant/refusal.ts'

/** Flags that write where the process runs, or speak to a terminal. */
const elsewhere: Readonly<Record<string, string>> = {
  '--out': 'it names a file on the machine where I run; in Slack the file is sent to you',
  '--home': 'I work in one home, and nobody chooses another one from here',
  '--json': 'answers in Slack are for people',
  '--ndjson': 'answers in Slack are for people',
}

/** What works in a terminal and not in Slack, with the line that does. */
export function refuseHere(words: readonly string[]): Refusal | undefined {
  const flags = words.includes('--') ? words.slice(0, words.indexOf('--')) : words
  const at = flags.findIndex(word => Object.hasOwn(elsewhere, word.split('=')[0] ?? ''))
  const [name = ''] = flags[at]?.split('=') ?? []
  const why = elsewhere[name]
  if (why === undefined) return undefined
  const takesNext = (name === '--out' || name === '--home') && !flags[at]?.includes('=')
  const line = words.filter((_, i) => i !== at && !(takesNext && i === at + 1)).join(' ')
  return refuse('not-in-slack', `\`${name}\` is not for Slack: ${why}.`, line)
}
