import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { AssistantLink, Turn } from '../../src/assistant/assistant-link.ts'
import type { Choosing, Chosen } from '../../src/assistant/choice.ts'
import { connectTo } from '../../src/main/host/connect.ts'
import { type Host, serve } from '../../src/main/host/serve.ts'

const choosing: Choosing = {
  card: { outcome: 'done', headline: 'A card.', facts: [], data: { n: 1 } },
  question: 'Which?',
  choices: [
    { key: '1', says: 'one' },
    { key: '/', says: 'search', takes: 'name' },
  ],
  away: 'q',
}

/** An assistant that asks the question until it is turned away, and answers with what was chosen. */
const asking: AssistantLink = {
  ask: async (_, turn) => {
    const chosen: (Chosen | undefined)[] = []
    for (;;) {
      const answer = await turn.choose?.(choosing)
      chosen.push(answer)
      if (answer === undefined || answer.key === 'q') break
    }
    return { answer: { ...choosing.card, data: chosen.map(each => each ?? null) } }
  },
  complete: async () => [],
  active: () => [],
  onChange: () => () => undefined,
  cancel: async () => undefined,
  close: async () => undefined,
}

let host: Host | undefined
afterEach(() => host?.close())

const never = new AbortController().signal
async function ask(choose?: Turn['choose']): Promise<unknown> {
  const path = join(mkdtempSync(join(tmpdir(), 'choosing-')), 's')
  host = await serve(path, () => asking)
  const guest = await connectTo(path, { files: '', folder: '' })
  const response = await guest?.ask(['registry', 'resolve'], {
    from: 'terminal',
    showPlan: () => undefined,
    confirm: async () => undefined,
    ...(choose ? { choose } : {}),
    show: () => undefined,
    hear: () => undefined,
    stop: never,
    interrupt: never,
  })
  await guest?.close()
  if (!response) throw new Error('nobody answered')
  return (response.answer as { data: unknown }).data
}

describe('a question of several answers, asked through another process', () => {
  test('reaches the person with its card, and what he chose comes back, question after question', async () => {
    const answers: Chosen[] = [{ key: '/', text: 'Jokić "x"\n' }, { key: '1' }, { key: 'q' }]
    const asked: Choosing[] = []
    const said = await ask(async question => {
      asked.push(question)
      return answers[asked.length - 1]
    })
    expect(said).toEqual(answers)
    expect(asked).toEqual([choosing, choosing, choosing])
  })

  test('is no question where nobody can be asked', async () => {
    expect(await ask()).toEqual([null])
  })

  test('is turned away when asking broke', async () => {
    expect(await ask(() => Promise.reject(new Error('the screen is gone')))).toEqual([{ key: 'q' }])
  })
})
