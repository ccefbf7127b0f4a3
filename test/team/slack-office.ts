import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Running, startBackcourt, until } from '../commands/command-line.ts'
import { homeAt, type Stage } from '../commands/prepared-home.ts'
import { type RedisForTests, redisForTests } from '../redis-for-tests.ts'
import { fakeSlack } from '../slack/fake/fake-slack.ts'

export type Office = {
  readonly slack: Awaited<ReturnType<typeof fakeSlack>>
  readonly redis: RedisForTests
  readonly home: string
  /** Starts the process that owns the warehouse, and waits until it is ready. */
  worker(): Promise<Running>
  /** Starts the process that talks to Slack, and waits until it is connected. */
  bot(): Promise<Running>
  /** Types a line in a terminal of the same home. */
  type(line: string): Running
  close(): Promise<void>
}

/** What a team with a DuckDB file has: a worker, a Slack app and terminals, each a process of the real program. */
export async function officeAt(stage: Stage): Promise<Office> {
  const { home, files } = await homeAt(stage)
  writeFileSync(join(home, 'rights.json'), JSON.stringify({ everyone: 'operator' }))
  const redis = redisForTests()
  const slack = await fakeSlack()
  const processes: Running[] = []
  const start = (words: readonly string[]): Running => {
    const running = startBackcourt(words, {
      home,
      files,
      env: {
        REDIS_URL: redis.url,
        BACKCOURT_REDIS_PREFIX: redis.prefix,
        BACKCOURT_HTTP: 'off',
        SLACK_BOT_TOKEN: slack.token,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.url,
      },
    })
    processes.push(running)
    return running
  }
  const ready = async (word: string): Promise<Running> => {
    const running = start([word])
    await until(running, '"msg":"ready"')
    return running
  }
  return {
    slack,
    redis,
    home,
    worker: () => ready('worker'),
    bot: () => ready('slack'),
    type: line => start(line.split(' ')),
    close: async () => {
      for (const { child } of processes) child.kill('SIGKILL')
      await Promise.all(processes.map(({ ended }) => ended))
      await slack.close()
      await redis.close()
    },
  }
}
