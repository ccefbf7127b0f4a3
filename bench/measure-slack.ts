import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { redisForTests } from '../test/redis-for-tests.ts'
import { fakeSlack } from '../test/slack/fake/fake-slack.ts'
import { percentile } from './percentile.ts'
import { type PreparedHome, withHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { startProcess } from './start-process.ts'

const A_SECOND = 20
const SECONDS = 15
/** What people ask most, one after the other; every one reads the warehouse. */
const LINES = [
  'runs',
  'validate 2021-11-22',
  'why pdc 2021-11-22',
  'history 2021-11-22 --only psza',
  'tables',
]
/** Calls by which something can be seen. */
const VISIBLE = new Set(['chat.postMessage', 'chat.postEphemeral'])

/**
 * Twenty slash commands a second at a Slack app and a worker, each a process of its own, against the fake Slack. Every
 * command comes from a channel of its own, so that the first message in a channel is its answer.
 */
export async function measureSlack(home: PreparedHome): Promise<readonly Figure[]> {
  const redis = redisForTests(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
  return withHome(
    home.input.files,
    async place => {
      const count = A_SECOND * SECONDS
      const channels = Array.from({ length: count }, (_, n) => {
        const id = `C${String(n).padStart(4, '0')}`
        return { id, name: id.toLowerCase() }
      })
      const slack = await fakeSlack({ channels: [{ id: 'CWARM', name: 'warm' }, ...channels] })
      writeFileSync(join(place.home, 'rights.json'), JSON.stringify({ everyone: 'viewer' }))
      const env = {
        REDIS_URL: redis.url,
        BACKCOURT_REDIS_PREFIX: redis.prefix,
        BACKCOURT_HTTP: 'off',
        SLACK_BOT_TOKEN: slack.token,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.url,
      }
      const processes = [
        await startProcess('worker', '"msg":"ready"', place, env),
        await startProcess('slack', '"msg":"ready"', place, env),
      ]
      try {
        for (const line of LINES) await slack.command(line, { in: 'CWARM' })
        await slack.until(() => slack.screenOf('CWARM').length >= LINES.length, 60_000)
        const asked = await Promise.all(
          channels.map(async ({ id }, n) => {
            await pause((n * 1000) / A_SECOND)
            const at = Date.now()
            const { ms } = await slack.command(LINES[n % LINES.length] ?? 'runs', { in: id })
            return { id, at, ms }
          }),
        )
        const firstIn = (channel: string) =>
          slack.calls.find(({ method, args }) => VISIBLE.has(method) && args.channel === channel)
        await slack.until(() => asked.every(({ id }) => firstIn(id)), 60_000)
        const visible = asked.map(({ id, at }) => (firstIn(id)?.at ?? Number.POSITIVE_INFINITY) - at)
        return [
          {
            key: 'slack.ack',
            says: `slash command to its ack at ${A_SECOND} a second, p99 of ${count}`,
            value: percentile(
              asked.map(({ ms }) => ms),
              0.99,
            ),
            unit: 'ms',
            target: 200,
          },
          {
            key: 'slack.visible',
            says: 'slash command to the first visible message, p99',
            value: percentile(visible, 0.99),
            unit: 'ms',
            target: 700,
          },
        ]
      } finally {
        for (const { kill } of processes) await kill()
        await slack.close()
        await redis.close()
      }
    },
    home,
  )
}
