import { createInterface } from 'node:readline'

export type Dialogue = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream
  readonly signal?: AbortSignal
  /** Only this very text is a yes: the name of what would be destroyed. */
  readonly typed?: string
}

/**
 * Asks a yes-or-no question; only `y` or `yes` is a yes. Enter, Ctrl-C, the end of the input and an abort are a no.
 * Undefined without a terminal: there is nobody to ask, so the caller refuses and names `--yes`.
 */
export function confirm(
  question: string,
  { input, output, signal, typed: wanted }: Dialogue,
): Promise<boolean | undefined> {
  if (input.isTTY !== true) return Promise.resolve(undefined)
  if (signal?.aborted) return Promise.resolve(false)
  return new Promise(resolve => {
    const lines = createInterface({ input, output, terminal: true, historySize: 0 })
    let answer = false
    let isAnswered = false
    const stop = (): void => lines.close()
    signal?.addEventListener('abort', stop, { once: true })
    lines.once('close', () => {
      signal?.removeEventListener('abort', stop)
      // Without an answer the cursor still stands behind the question.
      if (!isAnswered) output.write('\n')
      resolve(answer)
    })
    lines.once('SIGINT', stop)
    lines.question(wanted === undefined ? `${question} [y/N] ` : `${question} `, typed => {
      isAnswered = true
      answer = wanted === undefined ? /^\s*y(es)?\s*$/i.test(typed) : typed.trim() === wanted
      lines.close()
    })
  })
}
