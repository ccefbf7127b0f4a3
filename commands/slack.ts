import { z } from 'zod'
import { refuse } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'

/** A process of its own, begun in a shell; everywhere else it is only explained. */
export const slack = command({
  name: 'slack',
  summary: 'A process that is the assistant in Slack, until it is stopped.',
  input: z.strictObject({}),
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'slack', says: 'the Slack app, in a shell of its own' }],
  details:
    'It needs REDIS_URL, SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); docs/slack.md says how to get them. Stopped and started again it goes on with the same messages.',
  answer: async () =>
    refuse('own-process', '`slack` is a process of its own: type `backcourt slack` in a shell.'),
})
