import type { Answer } from '../assistant/answer/answer.ts'
import type { SurfaceFlags } from '../assistant/command/surface-flags.ts'
import { isRefusal, type Refusal } from '../assistant/refusal.ts'
import { describePlan } from '../assistant/request/describe-plan.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { type Response, type Surface, takeRequest } from '../assistant/request/take-request.ts'
import type { RunView } from '../assistant/run/run-view.ts'
import { confirm } from '../terminal/confirm.ts'
import { exitCode } from '../terminal/exit-code.ts'
import { liveReporter } from '../terminal/live-reporter.ts'
import { plainReporter } from '../terminal/plain-reporter.ts'
import { renderAnswer } from '../terminal/render-answer.ts'
import { renderJson } from '../terminal/render-json.ts'
import { renderRefusal } from '../terminal/render-refusal.ts'
import { type Reporter, silentReporter } from '../terminal/reporter.ts'
import { screenOf } from '../terminal/screen-of.ts'
import { writeLines, writeText } from '../terminal/write-text.ts'
import { AskError } from '../warehouse/errors.ts'
import { readConfig } from './config.ts'
import { listenForStop } from './listen-for-stop.ts'
import { type Wired, wire } from './wire.ts'

/** One command from the command line: progress on stderr, the answer on stdout, the exit code of decisions.md 16. */
export async function runOneShot(
  words: readonly string[],
  commands: readonly AnyCommand[],
  program: string,
): Promise<number> {
  const { stdin, stdout, stderr, env } = process
  const json = words.includes('--json')
  const noColor = words.includes('--no-color')
  const screen = (stream: NodeJS.WriteStream) => screenOf(stream, { env, noColor, program })
  const stopping = listenForStop(stderr)
  let wired: Wired | undefined
  let reporter: Reporter = silentReporter

  const surface: Surface = {
    showPlan: planned => {
      if (!json)
        stderr.write(
          renderAnswer(describePlan(planned), screen(stderr))
            .map(line => `${line}\n`)
            .join(''),
        )
    },
    confirm: question =>
      json
        ? Promise.resolve(undefined)
        : confirm(question, { input: stdin, output: stderr, signal: stopping.stop }),
    open: async (flags: SurfaceFlags) => {
      const config = readConfig(env, { home: flags.home })
      if (isRefusal(config)) throw new Refused(config)
      if (!json) {
        const options = { now: () => new Date(), screen: () => screen(stderr) }
        reporter = stderr.isTTY ? liveReporter(stderr, options) : plainReporter(stderr, options)
      }
      const show = (view: RunView) => (view.outcome === undefined ? reporter.show(view) : reporter.end(view))
      wired = await wire(config, { show, stop: stopping.stop, interrupt: stopping.interrupt })
      return wired.context
    },
  }

  const response = await answer(words, commands, surface, stopping.stop)
  stopping.end()
  await wired?.close()
  const line = response.line ?? words.join(' ')
  if (json) await writeText(stdout, renderJson(line, response.answer))
  else if (isRefusal(response.answer))
    await writeLines(stderr, renderRefusal(response.answer, screen(stderr)))
  else {
    const verbose = response.flags?.verbose ?? false
    await writeLines(stdout, renderAnswer(response.answer, screen(stdout), { verbose }))
  }
  return exitCode(response.answer)
}

/** Carries a refusal out of the opening of parts, where the path has no place for one. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Broken parts in words; a bug keeps its stack, for it has to be found. */
async function answer(
  words: readonly string[],
  commands: readonly AnyCommand[],
  surface: Surface,
  stop: AbortSignal,
): Promise<Response> {
  try {
    return await takeRequest(words, commands, surface)
  } catch (error) {
    if (error instanceof Refused) return { answer: error.refusal }
    return { answer: broken(error, stop) }
  }
}

function broken(error: unknown, stop: AbortSignal): Answer {
  if (stop.aborted) {
    return {
      outcome: 'interrupted',
      headline: 'Interrupted. What is committed stays; the same command goes on from there.',
      facts: [],
      data: null,
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error && error.stack ? error.stack.split('\n') : []
  return {
    outcome: 'failed',
    headline: `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}`,
    facts: error instanceof AskError ? [error.fix] : [],
    details: [{ kind: 'text', lines: stack }],
    data: { error: message, ...(error instanceof AskError ? { fix: error.fix } : {}) },
  }
}
