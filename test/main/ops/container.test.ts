import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../../commands/index.ts'
import { knownVariables } from '../../../src/assistant/doctor/check-environment.ts'
import { opsEnvironment } from '../../../src/main/ops/ops-environment.ts'
import { slackEnvironment } from '../../../src/main/slack-environment.ts'
import { readDockerfile } from './read-dockerfile.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8')

const dockerfile = read('Dockerfile')
const stages = readDockerfile(dockerfile)
const last = stages.at(-1) ?? []
const all = (name: string, stage = last) => stage.filter(line => line.name === name).map(({ rest }) => rest)

describe('The image', () => {
  test('is made from one pinned release of Node that package.json allows', () => {
    const [, version = ''] = /^ARG NODE=(\d+\.\d+\.\d+)-bookworm-slim$/m.exec(dockerfile) ?? []
    expect(version).toMatch(/^20\.(19|[2-9]\d)\./)
    for (const [from] of stages) expect(from?.rest).toMatch(/^node:\$\{NODE\}( AS \w+)?$/)
  })

  test('takes nothing from the sources that is not there or that .dockerignore holds back', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter(line => line.startsWith('!'))
      .map(line => line.slice(1))
    const sources = stages
      .flatMap(stage => all('COPY', stage))
      .filter(rest => !rest.startsWith('--from'))
      .flatMap(rest => rest.split(' ').slice(0, -1))
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.filter(source => !existsSync(`${root}/${source}`))).toEqual([])
    expect(sources.filter(source => !allowed.includes(source))).toEqual([])
  })

  test('copies from stages that exist, what those make', () => {
    const names = stages.map(([from]) => / AS (\w+)$/.exec(from?.rest ?? '')?.[1])
    const froms = all('COPY').flatMap(rest => /^--from=(\w+)/.exec(rest)?.[1] ?? [])
    expect(froms).toEqual(['packages', 'build'])
    for (const from of froms) expect(names).toContain(from)
  })

  test('installs what the lock file says, runs no script of a package, and keeps no tools', () => {
    const installs = stages.flatMap(stage => all('RUN', stage)).filter(line => line.includes('npm'))
    expect(installs).toHaveLength(2)
    for (const line of installs) expect(line).toMatch(/^npm ci .*--ignore-scripts/)
    expect(all('RUN').join()).not.toContain('npm')
    const packages = stages.find(([from]) => from?.rest.endsWith(' AS packages')) ?? []
    expect(all('RUN', packages)[0]).toContain('--omit=dev')
  })

  test('runs as a user that is not root, whose the home is before it becomes a volume', () => {
    expect(all('USER')).toEqual(['1000:1000'])
    const order = last.map(({ name, rest }) => `${name} ${rest}`)
    const made = order.findIndex(line =>
      /^RUN install -d -o node -g node .*\/var\/lib\/backcourt$/.test(line),
    )
    expect(made).toBeGreaterThan(0)
    expect(order.indexOf('USER 1000:1000')).toBeGreaterThan(made)
    expect(order.indexOf('VOLUME /var/lib/backcourt')).toBeGreaterThan(made)
    expect(all('ENV')[0]).toContain('BACKCOURT_HOME=/var/lib/backcourt')
  })

  test('starts the bundle without a shell between it and the signals', () => {
    expect(all('ENTRYPOINT').map(rest => JSON.parse(rest))).toEqual([['node', 'dist/cli.js']])
    expect(all('CMD').map(rest => JSON.parse(rest))).toEqual([['worker']])
  })

  const healthCheck = JSON.parse(/CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]') as string[]

  test.each([
    [200, 0],
    [503, 1],
    [undefined, 1],
  ])('is healthy when /healthz says %s: exit code %i', async (status, code) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/healthz' ? (status ?? 0) : 404
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    if (status === undefined) server.close()
    const [, ...words] = healthCheck
    const child = spawn(process.execPath, words, { env: { BACKCOURT_HTTP: `0.0.0.0:${port}` } })
    expect((await once(child, 'exit'))[0]).toBe(code)
    server.close()
  })
})

type Service = {
  readonly image: string
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly depends_on: Readonly<Record<string, { readonly condition: string }>>
  readonly ports?: readonly string[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly restart: string
  readonly stop_grace_period: string
  readonly init?: boolean
}

const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}
const { redis, worker, slack } = compose.services as Readonly<Record<'redis' | 'worker' | 'slack', Service>>

describe('compose.yaml', () => {
  test('has Redis keep every job: append-only, on a volume, and nothing is ever evicted', () => {
    const said = redis.command.join(' ')
    expect(said).toContain('--appendonly yes')
    expect(said).toContain('--maxmemory-policy noeviction')
    expect(redis.volumes).toEqual(['redis:/data'])
    expect(redis.image).toMatch(/^redis:\d+\.\d+\.\d+/)
    expect(redis.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping'])
    expect(redis.ports).toBeUndefined()
  })

  test('starts worker and Slack app from the same image, on the same home, after what they need', () => {
    expect([worker.command[0], slack.command[0]]).toEqual(['worker', 'slack'])
    expect(worker.image).toBe(slack.image)
    for (const service of [worker, slack]) {
      expect(service.volumes[0]).toBe(`home:${service.environment.BACKCOURT_HOME}`)
      expect(service.environment.REDIS_URL).toBe('redis://redis:6379')
      expect(service.init).toBe(true)
      expect(service.depends_on.redis).toEqual({ condition: 'service_healthy' })
    }
    expect(slack.depends_on.worker).toEqual({ condition: 'service_healthy' })
    expect(Object.keys(compose.volumes)).toEqual(['home', 'redis'])
  })

  test('asks for commands that there are', () => {
    const known = commands.map(({ name }) => name)
    for (const name of [...all('CMD').map(rest => JSON.parse(rest)[0]), worker.command[0], slack.command[0]])
      expect(known).toContain(name)
  })

  test('restarts what dies, gives a drain its time, and opens no port to the network', () => {
    for (const service of Object.values(compose.services)) {
      expect(service.restart).toBe('unless-stopped')
      expect(service.stop_grace_period).toMatch(/^\d+[sm]$/)
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
    }
    expect(worker.stop_grace_period).toBe('10m')
  })
})

describe('Environment variables', () => {
  const inExample = [...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)
  const inTable = [...read('docs/operations.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(
    ([, name]) => name,
  )

  test('are the same in .env.example and in docs/operations.md, and hold all that are read', () => {
    expect(inExample.toSorted()).toEqual(inTable.toSorted())
    const known = [...knownVariables, ...Object.keys({ ...opsEnvironment, ...slackEnvironment }), 'REDIS_URL']
    expect(known.filter(name => !inTable.includes(name))).toEqual([])
  })

  test('of compose.yaml are among them', () => {
    const set = [worker, slack].flatMap(({ environment }) => Object.keys(environment))
    expect(set.filter(name => !inExample.includes(name))).toEqual([])
  })

  test('have no value in .env.example that could be a secret', () => {
    expect(read('.env.example')).not.toMatch(/^#?\w*(TOKEN|SECRET)=./m)
  })
})
