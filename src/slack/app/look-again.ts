import type { Logger } from 'pino'

/** Does a few things again and again, one after the other; what fails is done again at the next round. */
export function lookAgain(everyMs: number, log: Logger, looks: readonly (() => Promise<void>)[]) {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let round: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    for (const each of looks) {
      try {
        if (!isStopped) await each()
      } catch (error) {
        log.error({ err: error }, 'a look of the Slack app went wrong')
      }
    }
    if (!isStopped) timer = setTimeout(again, everyMs)
  }
  const again = (): void => {
    round = look()
  }
  return {
    /** Resolves after the first round. */
    start: (): Promise<void> => {
      again()
      return round
    },
    stop: (): void => {
      isStopped = true
      clearTimeout(timer)
    },
    /** Resolves when the round under way is over. */
    stopped: (): Promise<void> => round,
  }
}
