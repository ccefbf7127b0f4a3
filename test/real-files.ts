import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ARCHIVE = join(import.meta.dirname, '../../shared/data/phase1-2021-22-oct-dec.tar.gz')

/**
 * The folder of real Phase 1 files (2021-10-19..2021-12-31): the one named by BACKCOURT_REAL_FILES, else the shared
 * archive unpacked once into the temporary folder. Undefined, and said aloud, when neither is there.
 */
export const realFiles = (): string | undefined => {
  const named = process.env.BACKCOURT_REAL_FILES
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`BACKCOURT_REAL_FILES names ${named}, which does not exist. Correct it or unset it.`)
  }
  if (!existsSync(ARCHIVE)) {
    console.warn(`\nNOT TESTED on real games: ${ARCHIVE} is absent and BACKCOURT_REAL_FILES is not set.\n`)
    return undefined
  }
  const { size, mtimeMs } = statSync(ARCHIVE)
  const folder = join(tmpdir(), `backcourt-real-files-${size}-${Math.round(mtimeMs)}`)
  if (existsSync(folder)) return folder
  const unpacked = mkdtempSync(join(tmpdir(), 'backcourt-unpack-'))
  execFileSync('tar', ['-xzf', ARCHIVE, '-C', unpacked])
  try {
    renameSync(unpacked, folder)
  } catch (error) {
    // Another test process was faster; its copy is as good.
    rmSync(unpacked, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}
