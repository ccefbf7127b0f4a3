import { type Check, fail, ok, warn } from '../../src/assistant/doctor/check.ts'
import { checkHome } from '../../src/assistant/doctor/check-home.ts'
import { checkTeam } from '../../src/assistant/doctor/check-team.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'

/** Names of the variables that a part needs; values are never looked at, for they are secrets. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Every part but the warehouse: what it says when it is tried, or the line that would turn it on. */
export async function tryParts(
  { home, store, team }: Pick<CommandContext, 'home' | 'store' | 'team'>,
  env: Environment,
): Promise<readonly Check[]> {
  const problem = await store.probe()
  const folders = (await checkHome(home)).filter(({ name }) => name === 'home')
  return [
    ...folders,
    problem
      ? warn('files', problem.message, problem.fix[0] ?? 'set BACKCOURT_FILES=/path/to/files')
      : ok('files', `${store.place} can be read`),
    ...(team
      ? await checkTeam(team)
      : [ok('redis', 'not set: jobs run in this process; to share them, set REDIS_URL=redis://host:6379')]),
    trySlack(env),
  ]
}

/** Socket Mode needs one more token, HTTP a secret; whether they are good shows when `backcourt slack` starts. */
function trySlack(env: Environment): Check {
  const has = (name: string) => (env[name] ?? '') !== ''
  const given = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter(has)
  if (given.length === 0)
    return ok('slack', 'not set: set SLACK_BOT_TOKEN=xoxb-… and SLACK_APP_TOKEN=xapp-… (docs/slack.md)')
  if (!has('SLACK_BOT_TOKEN'))
    return fail('slack', `${given.join(' and ')} without SLACK_BOT_TOKEN`, 'set SLACK_BOT_TOKEN=xoxb-…')
  if (given.length === 1)
    return fail(
      'slack',
      'SLACK_BOT_TOKEN alone is not enough',
      'set SLACK_APP_TOKEN=xapp-… for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    )
  return ok('slack', `${given.join(' and ')} are set; backcourt slack tries them`)
}
