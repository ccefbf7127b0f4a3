import PQueue from 'p-queue'
import { type Cancellable, FileGone, type FileStore, FileStoreBroken, type ListSpan } from '../file-store.ts'
import { isStorePath } from '../visible.ts'
import { download } from './download.ts'
import { explainFailure } from './explain-failure.ts'
import { failureOf } from './failure.ts'
import { inTime } from './in-time.ts'
import { type BucketAccess, openBucket } from './open-bucket.ts'
import { patience, type TryAgain, tryAgain } from './try-again.ts'

export type GcsOptions = BucketAccess & {
  /** Folder in the bucket from which paths begin, without slashes at its ends; '' or nothing for the bucket itself. */
  readonly prefix?: string
  /** Requests under way at a time, of all readers of this store together. */
  readonly concurrency?: number
  /** A request that is silent for that long is given up, and made again. */
  readonly silenceMs?: number
} & Partial<TryAgain>

type Page = { readonly items: readonly ListedObject[]; readonly next?: string }
type ListedObject = { readonly name: string; readonly size?: string; readonly generation?: string }

const PAGE = 1000
const MOST_TRIES = 6
/** Somebody waits for the answer to whether the store can be used. */
const MOST_PROBES = 2

/**
 * A file store in a bucket of Google Cloud Storage. The version is the object's generation, which every listing tells:
 * nothing is downloaded to learn that nothing changed. An object that was stored with `Content-Encoding: gzip` is read
 * unpacked, and its size is that of what is stored. What a folder does not show is not shown here either.
 */
export function gcsStore({
  prefix = '',
  concurrency = 16,
  silenceMs = 15_000,
  pause = patience.pause,
  random = patience.random,
  onRetry = patience.onRetry,
  ...access
}: GcsOptions): FileStore {
  const bucket = openBucket(access)
  const root = prefix === '' ? '' : `${prefix}/`
  const place = `gs://${access.bucket}${prefix === '' ? '' : `/${prefix}`}`
  const queue = new PQueue({ concurrency })

  /** Who waits before asking again keeps its place, so that a bucket with too much to do is asked less. */
  const ask = async <T>(
    request: (alive: () => void) => Promise<T>,
    signal: AbortSignal | undefined,
    tries = MOST_TRIES,
  ): Promise<T> => {
    signal?.throwIfAborted()
    const attempt = () => inTime(request, silenceMs, signal)
    return queue.add(
      () => tryAgain({ pause, random, onRetry }, tries, attempt, signal),
      signal ? { signal } : {},
    )
  }
  const broken = (error: unknown): FileStoreBroken =>
    new FileStoreBroken(explainFailure(failureOf(error), access.bucket), { cause: error })

  const listPage = async (start: string, most: number, more: object = {}): Promise<Page> => {
    const [items, query] = await bucket.getFiles({
      prefix: root + start,
      maxResults: most,
      autoPaginate: false,
      fields: 'nextPageToken,items(name,size,generation)',
      ...more,
    })
    const next = (query as { readonly pageToken?: string } | null)?.pageToken
    // With `fields` the client hands on the objects as the API tells them.
    return { items: items as unknown as ListedObject[], ...(next === undefined ? {} : { next }) }
  }

  return {
    place,

    async *list(start: string, { signal, from, before }: Cancellable & ListSpan = {}) {
      const span = {
        ...(from === undefined ? {} : { startOffset: root + from }),
        ...(before === undefined ? {} : { endOffset: root + before }),
      }
      let next: string | undefined
      do {
        const query = next === undefined ? span : { ...span, pageToken: next }
        const page = await ask(() => listPage(start, PAGE, query), signal).catch((error: unknown) => {
          signal?.throwIfAborted()
          throw broken(error)
        })
        for (const { name, size, generation } of page.items) {
          const path = name.slice(root.length)
          if (isStorePath(path)) yield { path, size: Number(size), version: String(generation) }
        }
        next = page.next
      } while (next !== undefined)
    },

    async read(path: string, { signal }: Cancellable = {}) {
      signal?.throwIfAborted()
      if (!isStorePath(path)) throw new FileGone(path, place)
      try {
        return await ask(alive => download(bucket.file(root + path), alive), signal)
      } catch (error) {
        signal?.throwIfAborted()
        const { status, message } = failureOf(error)
        throw status === 404 && !/bucket does not exist/i.test(message)
          ? new FileGone(path, place)
          : broken(error)
      }
    },

    async probe({ signal }: Cancellable = {}) {
      try {
        const { items } = await ask(() => listPage('', 1), signal, MOST_PROBES)
        if (root === '' || items.length > 0) return undefined
        return {
          code: 'missing',
          message: `Nothing in the bucket ${access.bucket} begins with ${root}.`,
          fix: ['set BACKCOURT_FILES to the folder of the bucket that holds nba-com/ and big-data-ball/'],
        }
      } catch (error) {
        signal?.throwIfAborted()
        return explainFailure(failureOf(error), access.bucket)
      }
    },
  }
}
