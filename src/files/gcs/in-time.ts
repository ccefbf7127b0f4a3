/**
 * What the work gives, unless it is called off, or shows no sign of life for that long: `alive` is such a sign.
 * Google's client stays silent for ever about a download whose line broke half-way, and cannot call one off; what it
 * still gets then is small, and dropped.
 */
export function inTime<T>(
  work: (alive: () => void) => Promise<T>,
  silenceMs: number,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      end()
    }
    const stop = () => settle(() => reject(signal?.reason))
    const timer = setTimeout(() => settle(() => reject(silent(silenceMs))), silenceMs)
    signal?.addEventListener('abort', stop, { once: true })
    work(() => timer.refresh()).then(
      value => settle(() => resolve(value)),
      error => settle(() => reject(error)),
    )
  })
}

const silent = (silenceMs: number): Error =>
  Object.assign(new Error(`nothing came for ${silenceMs / 1000} s`), { code: 'ETIMEDOUT' })
