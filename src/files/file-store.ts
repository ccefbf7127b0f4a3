/** One file of the store. */
export type FileEntry = {
  /** Path from the store's root, forward slashes on every system. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Changes whenever the content may have changed; means nothing else, and is only comparable for one path. */
  readonly version: string
}

/** Why a store cannot be used, in words for the operator. A value: the caller decides whether it is a refusal. */
export type FileStoreProblem = {
  readonly code: 'missing' | 'not-a-folder' | 'not-readable'
  /** One sentence: the rule and the value seen. */
  readonly message: string
  readonly fix: readonly string[]
}

export type Cancellable = { readonly signal?: AbortSignal | undefined }

/** Narrows a listing to the paths from one, inclusive, to before another. */
export type ListSpan = { readonly from?: string; readonly before?: string }

/** Where Phase 1 files lie: a folder or a bucket. Read-only on purpose, the pipeline never writes its sources. */
export type FileStore = {
  /** For messages: the folder, or `gs://bucket`. */
  readonly place: string
  /**
   * Files whose path starts with `prefix`, sorted by path. A prefix that nothing starts with yields nothing.
   * Throws FileStoreBroken when part of the store cannot be read: a listing with holes would look like missing data.
   */
  list(prefix: string, options?: Cancellable & ListSpan): AsyncIterable<FileEntry>
  /** The whole file. Throws FileGone when there is no such file (any more). */
  read(path: string, options?: Cancellable): Promise<Uint8Array>
  /** Looks whether the store can be used at all; undefined when it can. */
  probe(options?: Cancellable): Promise<FileStoreProblem | undefined>
}

/** The file was listed, or asked for, and is not there: list again. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
  readonly path: string

  constructor(path: string, place: string) {
    super(`There is no file ${path} in ${place}.`)
    this.path = path
  }
}

/** The store itself does not work: stop, and show the problem. */
export class FileStoreBroken extends Error {
  override readonly name = 'FileStoreBroken'
  readonly problem: FileStoreProblem

  constructor(problem: FileStoreProblem, options?: ErrorOptions) {
    super(problem.message, options)
    this.problem = problem
  }
}
