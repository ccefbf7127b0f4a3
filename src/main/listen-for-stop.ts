/** Ctrl-C and SIGTERM, in two steps: the first asks to stop, the second insists. */
export type Stopping = {
  readonly stop: AbortSignal
  readonly interrupt: AbortSignal
  readonly end: () => void
}

export function listenForStop(stderr: NodeJS.WriteStream): Stopping {
  const stop = new AbortController()
  const interrupt = new AbortController()
  const onSignal = () => {
    if (stop.signal.aborted) {
      interrupt.abort(new Error('interrupted'))
      return
    }
    stderr.write('\nStopping after the units that are running; Ctrl-C again interrupts them.\n')
    stop.abort(new Error('stopped'))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    stop: stop.signal,
    interrupt: interrupt.signal,
    end: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
