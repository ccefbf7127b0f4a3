import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Before any test: the command line is built once, and all test files share one folder. The build that is tested lies in
 * it, so that another build at the same time does not pull it away from under them.
 */
export function setup(): () => void {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')])
  const folder = mkdtempSync(join(tmpdir(), 'backcourt-tests-'))
  for (const part of ['dist', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  process.env.BACKCOURT_TEST_FOLDER = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
