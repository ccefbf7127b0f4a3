import type { Logger as SlackLogger } from '@slack/bolt'
import type { Logger } from 'pino'

type Method = 'debug' | 'info' | 'warn' | 'error'

const quietest: readonly string[] = ['error', 'fatal', 'silent']

/**
 * Bolt's and the Web API client's logs among ours. They log whole requests when debugging; objects are kept as values, so
 * that what is secret in them is found by its key. Our level holds, whatever Bolt would like.
 */
export function slackLogger(logger: Logger): SlackLogger {
  const log = logger.child({ part: 'slack' })
  const write =
    (method: Method) =>
    (...said: unknown[]): void => {
      if (!log.isLevelEnabled(method)) return
      const err = said.find(part => part instanceof Error)
      const words = said.filter(part => typeof part !== 'object' || part === null)
      const details = said.filter(part => typeof part === 'object' && part !== null && part !== err)
      log[method](
        { ...(err ? { err } : {}), ...(details.length > 0 ? { details } : {}) },
        words.join(' ') || (err instanceof Error ? err.message : 'no words'),
      )
    }
  // The names of Slack's enumeration, which only exists at run time in a module that costs half a second to load.
  const level = quietest.includes(log.level) ? 'error' : log.level === 'trace' ? 'debug' : log.level
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => level as ReturnType<SlackLogger['getLevel']>,
    setName: () => undefined,
  }
}
