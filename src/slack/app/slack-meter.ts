/** What is counted. */
export type SlackMeter = {
  /** One call of the Web API. */
  readonly slackCall: (method: string, outcome: 'ok' | 'error' | 'rate_limited') => void
  /** From the arrival of what a person did to its acknowledgement. */
  readonly slackAck: (kind: 'command' | 'button' | 'modal' | 'event', seconds: number) => void
  /** A message of ours was edited. */
  readonly slackEdit: () => void
}
