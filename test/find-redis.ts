import { spawnSync } from 'node:child_process'
import { answers, startRedis } from './start-redis.ts'

const USUAL = 'redis://127.0.0.1:6379'

/** How a package manager installs it, where it may without asking anybody. */
const installers: readonly (readonly [string, ...(readonly string[])[]])[] = [
  ['apt-get', ['update'], ['install', '-y', 'redis-server']],
  ['apk', ['add', 'redis']],
  ['dnf', ['install', '-y', 'redis']],
  ['brew', ['install', 'redis']],
]

/**
 * A Redis for the tests: the one that is given, else the one that runs here, else one that is started, else one that is
 * installed and started. What is there already is never emptied; `stop` stops only what was started.
 */
export async function findRedis(
  given = process.env.REDIS_URL,
  usual = USUAL,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined }
  if (await answers(usual)) return { url: usual, stop: async () => undefined }
  if (!isInstalled('redis-server')) install()
  if (!isInstalled('redis-server'))
    throw new Error(
      'These tests need a Redis, and none answers on 127.0.0.1:6379. Install redis-server (apt-get install redis-server, brew install redis), or start one with: docker run -d -p 6379:6379 redis, or set REDIS_URL.',
    )
  return startRedis()
}

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

function install(): void {
  const found = installers.find(([program]) => isInstalled(program))
  if (!found) return
  const [program, ...steps] = found
  // Package managers of the system want the administrator; brew wants anyone else.
  const needsSudo = program !== 'brew' && process.getuid?.() !== 0
  if (needsSudo && spawnSync('sudo', ['-n', 'true']).status !== 0) return
  for (const step of steps) {
    const command = needsSudo ? ['sudo', '-n', program, ...step] : [program, ...step]
    // Where the package's own service would start at once, the port might be somebody else's.
    spawnSync(command[0] ?? program, command.slice(1), {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
  }
}
