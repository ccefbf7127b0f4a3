import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const archive = fileURLToPath(new URL('../../shared/data/phase1-2021-22-oct-dec.tar.gz', import.meta.url))

let found: { readonly folder: string | undefined } | undefined

/**
 * The folder with the real Phase 1 files of 2021-10-19 … 2021-12-31, unpacked once per machine; undefined, said
 * aloud, when they are not there. They are never part of this repository: tests that need them are skipped then.
 */
export function realFiles(): string | undefined {
  found ??= { folder: find() }
  return found.folder
}

function find(): string | undefined {
  const named = process.env.BACKCOURT_REAL_FILES
  if (named) {
    if (existsSync(join(named, 'nba-com'))) return named
    throw new Error(`BACKCOURT_REAL_FILES is ${named}, which has no folder nba-com.`)
  }
  if (!existsSync(archive)) {
    console.warn(
      'SKIPPED: tests on real games. The archive ../shared/data/phase1-2021-22-oct-dec.tar.gz is not there and BACKCOURT_REAL_FILES names no folder.',
    )
    return undefined
  }
  return unpacked()
}

function unpacked(): string {
  const { size, mtimeMs } = statSync(archive)
  const folder = join(tmpdir(), `backcourt-real-files-${size}-${Math.trunc(mtimeMs)}`)
  if (existsSync(folder)) return folder
  // Unpacked beside and renamed at the end: test files run at the same time and must not see half of it.
  const beside = mkdtempSync(`${folder}-`)
  const inner = join(beside, 'files')
  mkdirSync(inner)
  execFileSync('tar', ['-xzf', archive, '-C', inner])
  try {
    renameSync(inner, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
  rmSync(beside, { recursive: true })
  return folder
}
