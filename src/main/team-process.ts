import type { Logger } from 'pino'
import { parseCommand } from '../assistant/command/parse-command.ts'
import { isRefusal, type Refusal, refuse } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { renderRefusal } from '../terminal/render-refusal.ts'
import { screenOf } from '../terminal/screen-of.ts'
import { writeLines } from '../terminal/write-text.ts'
import { AskError } from '../warehouse/errors.ts'
import { readConfig, type TeamConfig } from './config.ts'
import { openLogger } from './ops/open-logger.ts'

/** What a process of a team needs before it begins. */
export type TeamProcess = {
  readonly input: Readonly<Record<string, unknown>>
  readonly config: TeamConfig
  readonly logger: Logger
  /** Aborts when somebody asks it to end, and when he insists. */
  readonly stop: AbortSignal
  readonly interrupt: AbortSignal
}

/**
 * Runs a process that lives until it is stopped. What is typed or configured wrongly is refused on the screen (2); what is
 * broken at the start ends it with what to do (1). From then on it speaks through its log.
 */
export async function runTeamProcess(
  role: 'worker' | 'slack',
  words: readonly string[],
  commands: readonly AnyCommand[],
  live: (process: TeamProcess) => Promise<void>,
  /** What else has to be there. */
  check: (config: TeamConfig) => Refusal | undefined = () => undefined,
): Promise<number> {
  const { stderr, env } = process
  const say = async (refusal: Refusal): Promise<2> => {
    await writeLines(stderr, renderRefusal(refusal, screenOf(stderr, { env, program: 'backcourt' })))
    return 2
  }
  const parsed = parseCommand(words, commands)
  if (isRefusal(parsed)) return say(parsed)
  const config = readConfig(env, { home: parsed.surface.home })
  if (isRefusal(config)) return say(config)
  const { redis, slack, ops } = config
  if (!redis) {
    return say(
      refuse(
        'no-redis',
        `\`${role}\` works with others through Redis; set REDIS_URL to one, such as redis://127.0.0.1:6379.`,
      ),
    )
  }
  const wrong = check({ ...config, redis })
  if (wrong) return say(wrong)
  const logger = openLogger({
    level: ops.logLevel,
    role,
    pretty: stderr.isTTY,
    secrets: [slack.botToken, slack.appToken, slack.signingSecret, ops.adminToken],
  })
  const [stop, interrupt] = [new AbortController(), new AbortController()]
  const onSignal = (signal: NodeJS.Signals) => {
    const insists = stop.signal.aborted
    logger.info({ signal }, insists ? 'told to end at once' : 'told to end; once more ends at once')
    const controller = insists ? interrupt : stop
    controller.abort(new Error(signal))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  try {
    const input = parsed.asks === 'run' ? (parsed.input as Record<string, unknown>) : {}
    await live({
      input,
      config: { ...config, redis },
      logger,
      stop: stop.signal,
      interrupt: interrupt.signal,
    })
    logger.info('ended')
    return 0
  } catch (error) {
    if (error instanceof AskError) logger.fatal({ fix: error.fix }, error.message)
    else logger.fatal({ err: error }, 'this process broke')
    return 1
  } finally {
    process.off('SIGTERM', onSignal)
    process.off('SIGINT', onSignal)
  }
}
