import { createInterface } from 'node:readline'
import type { Choosing, Chosen } from '../../assistant/choice.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import { describePlan } from '../../assistant/request/describe-plan.ts'
import { exitCode } from '../exit-code.ts'
import { plainReporter } from '../plain-reporter.ts'
import { readChoice } from '../read-choice.ts'
import { renderAnswer } from '../render-answer.ts'
import { keysHint, renderChoices } from '../render-choices.ts'
import { safeText } from '../safe-text.ts'
import { expandAgain, rangeIn } from './again.ts'
import { banner } from './banner.ts'
import type { Conversation, Turn } from './conversation.ts'
import type { ReplOptions } from './options.ts'
import { brokenResponse, sayResponse } from './say-response.ts'

/** From the best to the worst: done, with warnings, refused, failed, interrupted. */
const ranking = [0, 3, 2, 1, 130]
const worse = (a: number, b: number): number => (ranking.indexOf(b) > ranking.indexOf(a) ? b : a)

/**
 * Line by line, each answered before the next is taken. Without a person (`backcourt < script.txt`) nothing is asked: a plan
 * runs only with `--yes`, lines are printed before their answers, and `#` begins a comment. On a dumb terminal somebody
 * types, and a question is answered by the next line.
 */
export async function plainRepl(
  conversation: Conversation,
  options: ReplOptions,
  isSomebodyThere: boolean,
): Promise<number> {
  const { input, output, now } = options
  const label = `${options.program}> `
  const write = (lines: readonly string[]): void => void output.write(lines.map(line => `${line}\n`).join(''))
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  const typed = lines[Symbol.asyncIterator]()
  const next = async (invitation: string): Promise<string | undefined> => {
    if (isSomebodyThere) output.write(invitation)
    const { value, done } = await typed.next()
    return done ? undefined : value
  }
  const confirm = async (question: string, wanted?: string): Promise<boolean | undefined> => {
    if (!isSomebodyThere) return undefined
    const answer = (await next(wanted ? `${question} Type ${wanted} to go on: ` : `${question} [y/N] `)) ?? ''
    return wanted ? answer === wanted : /^\s*y(es)?\s*$/i.test(answer)
  }
  const choose = async (choosing: Choosing): Promise<Chosen | undefined> => {
    if (!isSomebodyThere) return undefined
    write(renderChoices(choosing, options.screen()))
    if (choosing.choices.length === 0) return { key: choosing.away }
    for (;;) {
      const answer = await next(`${choosing.question} ${keysHint(choosing)} `)
      if (answer === undefined) return { key: choosing.away }
      const read = readChoice(answer, choosing)
      if (read === undefined) continue
      if ('chosen' in read) return read.chosen
      const text = (await next(`${read.wants.says}: ${read.wants.takes}? `))?.trim()
      if (text) return { key: read.wants.key, text }
    }
  }
  const turn = (): Turn => {
    const reporter = plainReporter(output, { now })
    return {
      showPlan: planned => write(renderAnswer(describePlan(planned), options.screen())),
      confirm,
      ...(isSomebodyThere ? { choose } : {}),
      show: view => (view.outcome === undefined ? reporter.show(view) : reporter.end(view)),
      stop: new AbortController().signal,
    }
  }

  let worst = 0
  let lastRange: string | undefined
  if (isSomebodyThere) {
    const greeting = { program: options.program, home: options.home, owner: conversation.owner }
    write(banner({ ...greeting, interrupted: await options.interrupted?.() }, options.screen()))
  }
  for (;;) {
    const given = await next(label)
    const line = given?.trim()
    if (line === undefined || /^(exit|quit)$/i.test(line)) break
    if (line === '' || line.startsWith('#')) continue
    const expanded = expandAgain(line, lastRange)
    const said = isRefusal(expanded) || expanded === line ? line : expanded
    if (!isSomebodyThere || said !== line) write([label + safeText(said.slice(0, options.screen().width))])
    const response = isRefusal(expanded)
      ? { answer: expanded }
      : await conversation.ask(expanded, turn()).catch(brokenResponse)
    if (!isRefusal(expanded)) lastRange = rangeIn(expanded, options.today()) ?? lastRange
    write([...sayResponse(response, said, options.screen()), ''])
    worst = worse(worst, exitCode(response.answer))
  }
  lines.close()
  return isSomebodyThere ? 0 : worst
}
