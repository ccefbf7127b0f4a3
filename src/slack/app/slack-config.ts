/** What Slack has given us. */
export type SlackConfig = {
  readonly botToken: string
  /** With it Slack is reached over Socket Mode; without it Slack comes over HTTP. */
  readonly appToken?: string
  /** Needed over HTTP: what Slack signs its requests with. */
  readonly signingSecret?: string
  /** Over HTTP; 0 for any that is free. */
  readonly port?: number
  /** Where alerts and the daily digest go; absent: nowhere. */
  readonly alertsChannel?: string
  /** Another place than Slack's own, for tests. */
  readonly slackApiUrl?: string
}
