import type { Turn } from '../assistant/assistant-link.ts'
import { parseCommand } from '../assistant/command/parse-command.ts'
import { isRefusal } from '../assistant/refusal.ts'
import { describePlan } from '../assistant/request/describe-plan.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Response } from '../assistant/request/take-request.ts'
import { redactAll } from '../assistant/rights/redact.ts'
import { choose } from '../terminal/choose.ts'
import { confirm } from '../terminal/confirm.ts'
import { exitCode } from '../terminal/exit-code.ts'
import { liveReporter } from '../terminal/live-reporter.ts'
import { plainReporter } from '../terminal/plain-reporter.ts'
import { renderAnswer } from '../terminal/render-answer.ts'
import { renderJson } from '../terminal/render-json.ts'
import { renderRefusal } from '../terminal/render-refusal.ts'
import { silentReporter } from '../terminal/reporter.ts'
import { screenOf } from '../terminal/screen-of.ts'
import { writeLines, writeText } from '../terminal/write-text.ts'
import { askAssistant } from './ask-assistant.ts'
import { readConfig } from './config.ts'
import { listenForStop } from './listen-for-stop.ts'
import type { Substitutes } from './wire.ts'

/** One command from the command line: progress on stderr, the answer on stdout, the exit code of decisions.md 16. */
export async function runOneShot(
  words: readonly string[],
  commands: readonly AnyCommand[],
  program: string,
  substitutes?: Substitutes,
): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  const ndjson = words.includes('--ndjson')
  const json = ndjson || words.includes('--json')
  const noColor = words.includes('--no-color')
  const screen = (stream: NodeJS.WriteStream) => screenOf(stream, { env, noColor, program })
  const stopping = listenForStop(stderr)
  const options = { now: () => new Date(), screen: () => screen(stderr) }
  const reporter = json
    ? silentReporter
    : stderr.isTTY
      ? liveReporter(stderr, options)
      : plainReporter(stderr, options)

  const turn: Turn = {
    from: stdin.isTTY ? 'terminal' : 'script',
    showPlan: planned => {
      if (json) return
      const lines = renderAnswer(describePlan(planned), screen(stderr))
      stderr.write(lines.map(line => `${line}\n`).join(''))
    },
    confirm: (question, typed) =>
      json
        ? Promise.resolve(undefined)
        : confirm(question, {
            input: stdin,
            output: stderr,
            signal: stopping.stop,
            ...(typed === undefined ? {} : { typed }),
          }),
    ...(json || !stdin.isTTY
      ? {}
      : {
          choose: choosing =>
            choose(choosing, { input: stdin, output: stderr, signal: stopping.stop }, screen(stderr)),
        }),
    hear: (runId, event) => {
      if (ndjson) stdout.write(`${JSON.stringify({ runId, ...event })}\n`)
    },
    show: view => (view.outcome === undefined ? reporter.show(view) : reporter.end(view)),
    stop: stopping.stop,
    interrupt: stopping.interrupt,
  }

  const response = await take(words, commands, turn, substitutes)
  stopping.end()
  const line = response.line ?? words.join(' ')
  if (ndjson) await writeText(stdout, `${JSON.stringify(JSON.parse(renderJson(line, response.answer)))}\n`)
  else if (json) await writeText(stdout, renderJson(line, response.answer))
  else if (isRefusal(response.answer))
    await writeLines(stderr, renderRefusal(response.answer, screen(stderr)))
  else {
    const verbose = response.flags?.verbose ?? false
    await writeLines(stdout, renderAnswer(response.answer, screen(stdout), { verbose }))
  }
  return exitCode(response.answer)
}

/** What cannot be understood is refused before anything is looked for: no home, no other process. */
async function take(
  words: readonly string[],
  commands: readonly AnyCommand[],
  turn: Turn,
  substitutes: Substitutes | undefined,
): Promise<Response> {
  const parsed = parseCommand(words, commands)
  if (isRefusal(parsed)) return { answer: redactAll(parsed) }
  const config = readConfig(process.env, { home: parsed.surface.home })
  if (isRefusal(config)) return { answer: config }
  return askAssistant(words, commands, config, turn, substitutes)
}
