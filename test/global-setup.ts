import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Before any test: the command line is built once, and all test files share one folder for homes prepared in it. */
export function setup(): () => void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))])
  const folder = mkdtempSync(join(tmpdir(), 'backcourt-tests-'))
  process.env.BACKCOURT_TEST_FOLDER = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
