import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { loadGrpc } from './load-grpc.ts'

describe('startZetaSql', () => {
  it('says what to type when its packages are not installed', () => {
    expect(() => loadGrpc('file:///not-installed/here.ts')).toThrow('Type: npm ci --prefix test/googlesql')
  })

  it('takes its server along when the process that started it is killed', async () => {
    const start = new URL('./start-zetasql.ts', import.meta.url).href
    const script = `import { startZetaSql } from '${start}'; await startZetaSql(); console.log('ready')
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const servers = descendants(parent.pid)
    expect(servers.length).toBeGreaterThan(0)
    parent.kill('SIGKILL')
    await expect.poll(() => servers.filter(isAlive), { timeout: 5000 }).toEqual([])
  })
})

function descendants(pid: number | undefined): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const children = pairs.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0)
  return children.flatMap(child => [child, ...descendants(child)])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
