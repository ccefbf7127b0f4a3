import { z } from 'zod'

const token = (prefix: string) => z.string().startsWith(prefix, `must begin with ${prefix}`).optional()

/** What the Slack app is given. Tokens are checked for their kind, for they are easily mistaken for one another. */
export const slackEnvironment = {
  SLACK_BOT_TOKEN: token('xoxb-'),
  SLACK_APP_TOKEN: token('xapp-'),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  BACKCOURT_SLACK_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BACKCOURT_SLACK_CHANNEL: z
    .string()
    .regex(/^C\w+$/, 'must be the id of a channel, such as C0123ABCD')
    .optional(),
  SLACK_API_URL: z.url('must be a URL').optional(),
}

export type SlackEnvironment = {
  readonly botToken: string | undefined
  /** For Socket Mode. */
  readonly appToken: string | undefined
  /** For HTTP. */
  readonly signingSecret: string | undefined
  readonly port: number
  /** Where alerts and the daily digest go. */
  readonly alertsChannel: string | undefined
  /** Another place than Slack's own, for tests. */
  readonly apiUrl: string | undefined
}

const schema = z.object(slackEnvironment)

export const readSlack = (env: z.output<typeof schema>): SlackEnvironment => ({
  botToken: env.SLACK_BOT_TOKEN,
  appToken: env.SLACK_APP_TOKEN,
  signingSecret: env.SLACK_SIGNING_SECRET,
  port: env.BACKCOURT_SLACK_PORT,
  alertsChannel: env.BACKCOURT_SLACK_CHANNEL,
  apiUrl: env.SLACK_API_URL,
})
