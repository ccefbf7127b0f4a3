import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Tests that start real processes run the build, so it must be of today's sources. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  })
}
