import type { Writable } from 'node:stream'

/** Resolves when the stream has taken the lines. A reader that has gone (`| head`) is no error: it had enough. */
export const writeText = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      const isGone = error && 'code' in error && error.code === 'EPIPE'
      if (error && !isGone) reject(error)
      else resolve()
    }
    stream.once('error', settle)
    stream.write(text, error => {
      settle(error)
      // A broken pipe reports to the callback first and then as an event, which unheard would end the process.
      if (!error) stream.off('error', settle)
    })
  })

/** The same for rendered lines. */
export const writeLines = (stream: Writable, lines: readonly string[]): Promise<void> =>
  writeText(stream, lines.map(line => `${line}\n`).join(''))
