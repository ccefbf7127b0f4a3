import type { BigIntStats, Dirent } from 'node:fs'
import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Cancellable, type FileEntry, FileGone, type FileStore, type ListSpan } from './file-store.ts'
import { asBroken, codeOf, folderProblem } from './folder-problem.ts'
import { isStorePath, isVisible } from './visible.ts'

/**
 * A file store in a folder. Links inside it are not followed, neither when listing nor when reading, so nothing
 * outside the root can be reached and no walk can go in circles; the root itself may be a link.
 * The version is modification time and size, as rsync and make see it: reading 36 MB to list them would cost more
 * than ingesting the few files that a clock of nanoseconds calls changed for nothing.
 */
export function folderStore(folder: string): FileStore {
  const root = resolve(folder)

  async function* walk(
    dir: string,
    prefix: string,
    options: Cancellable & ListSpan,
  ): AsyncGenerator<FileEntry> {
    options.signal?.throwIfAborted()
    const inDir = dir === '' ? '' : `${dir}/`
    const names: { name: string; isFolder: boolean }[] = []
    for (const entry of await readFolder(join(root, dir), dir === '')) {
      if (!isVisible(entry.name) || !(entry.isFile() || entry.isDirectory())) continue
      const path = inDir + entry.name
      // What cannot lead to the prefix is not walked: a date of 527 games must not cost the tree of a season.
      if (entry.isDirectory() ? !leadsTo(`${path}/`, prefix) : !path.startsWith(prefix)) continue
      if (!isInSpan(entry.isDirectory() ? `${path}/` : path, options)) continue
      names.push({ name: entry.isDirectory() ? `${entry.name}/` : entry.name, isFolder: entry.isDirectory() })
    }
    names.sort((a, b) => (a.name < b.name ? -1 : 1))
    const stats = await Promise.all(
      names.map(n => (n.isFolder ? undefined : statOf(join(root, dir, n.name)))),
    )
    for (const [i, { name, isFolder }] of names.entries()) {
      if (isFolder) yield* walk(inDir + name.slice(0, -1), prefix, options)
      const stat = stats[i]
      if (stat) yield { path: inDir + name, size: Number(stat.size), version: `${stat.mtimeNs}-${stat.size}` }
    }
  }

  return {
    place: root,

    async *list(prefix: string, options: Cancellable & ListSpan = {}) {
      options.signal?.throwIfAborted()
      const dir = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))
      if (dir !== '' && !(isStorePath(dir) && (await staysInside(root, dir)))) {
        await readFolder(root, true)
        return
      }
      yield* walk(dir, prefix, options)
    },

    async read(path: string, { signal }: Cancellable = {}) {
      signal?.throwIfAborted()
      if (!isStorePath(path) || !(await staysInside(root, path))) throw new FileGone(path, root)
      try {
        return await readFile(join(root, path), { signal })
      } catch (error) {
        const code = codeOf(error)
        throw code === 'ENOENT' || code === 'EISDIR'
          ? new FileGone(path, root)
          : asBroken(error, join(root, path))
      }
    },

    async probe() {
      try {
        await readdir(root)
        return undefined
      } catch (error) {
        const problem = folderProblem(error, root)
        if (problem) return problem
        throw error
      }
    },
  }
}

const leadsTo = (dir: string, prefix: string) => dir.startsWith(prefix) || prefix.startsWith(dir)

/** A folder, with its slash, is in the span when a path in it may be. */
const isInSpan = (path: string, { from = '', before }: ListSpan) =>
  (path >= from || from.startsWith(path)) && (before === undefined || path < before)

/** False for a path that does not exist, or that a link on the way leads elsewhere. */
async function staysInside(root: string, path: string): Promise<boolean> {
  try {
    return (await realpath(join(root, path))) === join(await realpath(root), path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return false
    throw asBroken(error, join(root, path))
  }
}

/** A folder below the root may go away, or be a file, while we walk: then nothing is in it. The root may not. */
async function readFolder(path: string, isRoot: boolean): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch (error) {
    const code = codeOf(error)
    if (!isRoot && (code === 'ENOENT' || code === 'ENOTDIR')) return []
    throw asBroken(error, path)
  }
}

async function statOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw asBroken(error, path)
  }
}
