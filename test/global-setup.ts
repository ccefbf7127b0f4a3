import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findRedis } from './find-redis.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Before any test: the command line is built once, into a folder that all test files share, so that another build at the
 * same time does not pull it away from under them. A Redis is found or started once.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'backcourt-tests-'))
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--into', join(folder, 'dist')])
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  process.env.BACKCOURT_TEST_FOLDER = folder
  const redis = await findRedis()
  process.env.BACKCOURT_TEST_REDIS_URL = redis.url
  return async () => {
    await redis.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
