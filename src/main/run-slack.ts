import type { AssistantLink } from '../assistant/assistant-link.ts'
import { isRefusal, type Refusal, refuse } from '../assistant/refusal.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { listWorkers } from '../redis/list-workers.ts'
import { openSlackApp } from '../slack/app/open-slack-app.ts'
import type { SlackConfig } from '../slack/app/slack-config.ts'
import { guestAssistant } from './guest-assistant.ts'
import { localAssistant } from './local-assistant.ts'
import { newId } from './new-id.ts'
import { openOps } from './ops/open-ops.ts'
import { slackLogger } from './ops/slack-logger.ts'
import { warnCalmly } from './ops/warn-calmly.ts'
import { readRights } from './read-rights.ts'
import type { SlackEnvironment } from './slack-environment.ts'
import { openTeam } from './team.ts'
import { runTeamProcess, type TeamProcess } from './team-process.ts'

/** `backcourt slack`: the assistant in Slack, until it is stopped. */
export const runSlack = (words: readonly string[], commands: readonly AnyCommand[]): Promise<number> =>
  runTeamProcess(
    'slack',
    words,
    commands,
    process => serve(process, commands),
    ({ slack }) => {
      const read = readSlackConfig(slack)
      return isRefusal(read) ? read : undefined
    },
  )

async function serve(
  { config, logger, stop, interrupt }: TeamProcess,
  commands: readonly AnyCommand[],
): Promise<void> {
  const slack = readSlackConfig(config.slack)
  if (isRefusal(slack)) throw new Error(slack.message)
  const warn = warnCalmly(logger, () => new Date())
  const team = await openTeam(config, 'slack', error => warn('the connection to Redis broke', error))
  const { assistant, probe } = await assistantFor(config, commands, warn)
  const isConnected = { slack: () => false }
  const ops = await openOps({
    role: 'slack',
    config,
    logger,
    link: team.link,
    views: () => assistant.active(),
    parts: [
      {
        name: 'slack',
        check: async () => {
          if (!isConnected.slack()) throw new Error('no connection to Slack')
        },
      },
      {
        name: 'warehouse',
        check: probe,
      },
    ],
  })
  const app = openSlackApp({
    assistant,
    store: team.store,
    definitions: commands,
    rights: () => readRights(config.home),
    config: slack,
    slackLog: slackLogger(logger),
    workers: async () => (await listWorkers(team.link)).length,
    now: () => new Date(),
    newId,
    log: logger,
    meter: ops.metrics,
  })
  isConnected.slack = app.isConnected
  try {
    const { port } = await app.start()
    logger.info({ ...(port === undefined ? { mode: 'socket' } : { mode: 'http', port }) }, 'ready')
    await new Promise<void>(resolve => stop.addEventListener('abort', () => resolve(), { once: true }))
    const insisted = new Promise<void>(resolve =>
      interrupt.addEventListener('abort', () => resolve(), { once: true }),
    )
    await Promise.race([app.stop(), insisted])
  } finally {
    await ops.close()
    await assistant.close()
    await team.close()
  }
}

/** With a file, the assistant of the worker that owns it; with an engine that all share, one in this process. */
async function assistantFor(
  config: TeamProcess['config'],
  commands: readonly AnyCommand[],
  warn: (message: string, error: unknown) => void,
): Promise<{ readonly assistant: AssistantLink; readonly probe: () => Promise<unknown> }> {
  if (config.bigquery) {
    const assistant = await localAssistant(config, commands, { role: 'slack', staysOpen: true, warn })
    return { assistant, probe: async () => (await assistant.parts.reading()).listTables() }
  }
  const assistant = guestAssistant(config)
  const probe = async () => {
    if (!assistant.isConnected()) throw new Error('no worker holds the warehouse')
  }
  return { assistant, probe }
}

function readSlackConfig(given: SlackEnvironment): SlackConfig | Refusal {
  const { botToken, appToken, signingSecret, port, alertsChannel, apiUrl } = given
  const missing = [
    ...(botToken === undefined ? ['SLACK_BOT_TOKEN'] : []),
    ...(appToken === undefined && signingSecret === undefined
      ? ['SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)']
      : []),
  ]
  if (botToken === undefined || missing.length > 0) {
    return refuse(
      'no-slack',
      `\`slack\` needs ${missing.join(' and ')}; docs/slack.md says where to get them.`,
    )
  }
  return {
    botToken,
    port,
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(alertsChannel === undefined ? {} : { alertsChannel }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  }
}
