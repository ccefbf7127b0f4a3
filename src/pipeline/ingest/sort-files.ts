import PQueue from 'p-queue'
import type { FileStore } from '../../files/file-store.ts'
import type { FeedFile } from '../../files/list-feed.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Feed, FeedContext } from '../feeds/feed.ts'
import { contentHash, type JudgedFile, judgeFile } from './judge-file.ts'
import type { KnownFile } from './known-files.ts'

/** What is to be done with the files of one feed. */
export type SortedFiles = {
  /** Newest good file of a subject, not loaded yet. */
  readonly load: readonly JudgedFile[]
  readonly quarantine: readonly JudgedFile[]
  /** Older than the subject's loaded file. */
  readonly superseded: readonly (FeedFile & { readonly hash: string })[]
  /** Same content under a new version: only the version is noted. */
  readonly touched: readonly (FeedFile & { readonly known: KnownFile })[]
  readonly unchanged: number
  readonly read: number
  /** Every path of the subjects that get new rows: whatever they brought before is replaced. */
  readonly replaced: readonly string[]
}

const readsAtOnce = 16

/**
 * Decides per subject (a game, a team's roster, a season's schedule): its newest file that can be read counts, older
 * ones are superseded, bad ones are set aside. Files whose version is known are not read again.
 */
export async function sortFiles(
  store: FileStore,
  feed: Feed,
  files: readonly FeedFile[],
  known: ReadonlyMap<string, KnownFile>,
  context: FeedContext,
  signal?: AbortSignal,
): Promise<SortedFiles> {
  const subjects = groupBy(files, ({ place }) => `${place.date ?? place.season} ${place.subject}`)
  const fresh = (file: FeedFile) => known.get(file.entry.path)?.version !== file.entry.version
  const queue = new PQueue({ concurrency: readsAtOnce })
  const open = [...subjects.values()].filter(group => group.some(fresh))
  const decided = await queue.addAll(
    open.map(group => () => decideSubject(store, feed, group, known, context, signal)),
    signal ? { signal } : {},
  )
  const [load, quarantine, superseded] = [
    decided.flatMap(part => part.load),
    decided.flatMap(part => part.quarantine),
    decided.flatMap(part => part.superseded),
  ]
  return {
    load,
    quarantine,
    superseded,
    touched: decided.flatMap(part => part.touched),
    unchanged: files.length - load.length - quarantine.length - superseded.length,
    read: decided.reduce((sum, part) => sum + part.read, 0),
    replaced: decided.flatMap(part => part.replaced),
  }
}

async function decideSubject(
  store: FileStore,
  feed: Feed,
  group: readonly FeedFile[],
  known: ReadonlyMap<string, KnownFile>,
  context: FeedContext,
  signal?: AbortSignal,
): Promise<Omit<SortedFiles, 'unchanged'>> {
  const newestFirst = [...group].sort((a, b) => (versionKey(a) < versionKey(b) ? 1 : -1))
  const quarantine: JudgedFile[] = []
  const superseded: (FeedFile & { hash: string })[] = []
  const touched: (FeedFile & { known: KnownFile })[] = []
  const load: JudgedFile[] = []
  let settled = false
  let read = 0
  for (const file of newestFirst) {
    const before = known.get(file.entry.path)
    if (before?.version === file.entry.version) {
      if (settled) {
        if (before.status !== 'superseded') superseded.push({ ...file, hash: before.hash })
        continue
      }
      if (before.status === 'quarantined') continue
      if (before.status === 'loaded') {
        settled = true
        continue
      }
    }
    const bytes = await store.read(file.entry.path, { signal })
    read += 1
    const hash = contentHash(bytes)
    if (settled) {
      superseded.push({ ...file, hash })
    } else if (before?.hash === hash && before.status === 'loaded') {
      touched.push({ ...file, known: before })
      settled = true
    } else {
      const judged = judgeFile(feed, file, bytes, context)
      if (judged.verdict.ok) {
        load.push(judged)
        settled = true
      } else quarantine.push(judged)
    }
  }
  const replaced = load.length > 0 ? group.map(({ entry }) => entry.path) : []
  return { load, quarantine, superseded, touched, read, replaced }
}

/** The writer's stamp decides; where a feed has none, the path does. */
const versionKey = ({ place, entry }: FeedFile): string => `${place.stamp} ${entry.path}`
