import { spawn } from 'node:child_process'
import { splitWords } from '../../src/assistant/command/split-words.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import {
  backcourt,
  backcourtJson,
  cli,
  environment,
  listenTo,
  until,
  type Where,
} from '../commands/command-line.ts'
import type { Heard } from './heard.ts'

type Ask = (lines: readonly string[], where: Where) => Promise<readonly Heard[]>

const wordsOf = (line: string): readonly string[] => {
  const words = splitWords(line)
  if (isRefusal(words)) throw new Error(`${line}: ${words.message}`)
  return words
}

const oneByOne = async (lines: readonly string[], ask: (line: string) => Promise<Heard>) => {
  const heard: Heard[] = []
  for (const line of lines) heard.push(await ask(line))
  return heard
}

/** Each line a process of its own, as a person types it. */
export const askAsText: Ask = (lines, where) =>
  oneByOne(lines, async line => {
    const { code, stdout, stderr } = await backcourt(wordsOf(line), where)
    return { code, said: `${stderr}\n${stdout}`, home: where.home }
  })

/** Each line a process of its own, for a program. */
export const askAsJson: Ask = (lines, where) =>
  oneByOne(lines, async line => {
    const { code, document } = await backcourtJson(wordsOf(line), where)
    return { code, said: document, home: where.home }
  })

/** The assistant without words, its standard input and output being pipes. */
const openRepl = (where: Where) => {
  const child = spawn(process.execPath, [cli], { env: environment(where), stdio: ['pipe', 'pipe', 'pipe'] })
  return { child, stdin: child.stdin, running: listenTo(child) }
}

/** All lines in one script. */
export const askInScript: Ask = async (lines, where) => {
  const { stdin, running } = openRepl(where)
  stdin.end(lines.map(line => `${line}\n`).join(''))
  const { stdout } = await running.ended
  const answers = stdout.split(/^backcourt> .*$/m).slice(1)
  if (answers.length !== lines.length)
    throw new Error(`${lines.length} lines, and the script said: ${stdout}`)
  return answers.map(said => ({ said, home: where.home }))
}

/** While another process owns the warehouse of the home and answers for it. */
export async function besideAnOwner<T>(where: Where, work: () => Promise<T>): Promise<T> {
  const owner = openRepl(where)
  owner.stdin.write('runs\n')
  await until(owner.running, /newest first|Nothing has run/)
  try {
    return await work()
  } finally {
    owner.stdin.end()
    await owner.running.ended
  }
}

/** Each line a process of its own, answered by the process that owns the warehouse. */
export const askAsGuest: Ask = (lines, where) => besideAnOwner(where, () => askAsJson(lines, where))
