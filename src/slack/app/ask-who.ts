import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { type Refusal, refuse } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { slackCode } from '../deliver/slack-error.ts'

/** Who is in which group is asked again after this long. */
const FRESH_MS = 60_000
/** What a workspace answers that has no user groups. */
const noGroups = ['plan_upgrade_required', 'feature_not_enabled']

type Groups = ReadonlyMap<string, readonly string[]>

/**
 * Says who a person of Slack is: his id, the name that others read, his user groups, and the channel. When Slack does not
 * say which groups he is in, nobody is let in by mistake: that is a refusal.
 */
export function whoIs(
  client: WebClient,
  clock: () => Date,
  log: Logger,
): (user: string, channel: string) => Promise<Asker | Refusal> {
  const names = new Map<string, string>()
  let groups: { readonly at: number; readonly known: Promise<Groups> } | undefined

  const nameOf = async (user: string): Promise<string> => {
    const known = names.get(user)
    if (known !== undefined) return known
    try {
      const { user: found } = await client.users.info({ user })
      const name = found?.profile?.display_name || found?.name || user
      names.set(user, name)
      return name
    } catch (error) {
      // A name is only for people; rights go by the id.
      log.warn({ err: error, user }, 'Slack did not say what somebody is called')
      return user
    }
  }
  const groupsNow = (): Promise<Groups> => {
    const at = clock().getTime()
    if (groups && at - groups.at < FRESH_MS) return groups.known
    const known = readGroups(client)
    groups = { at, known }
    known.catch(() => {
      groups = undefined
    })
    return known
  }
  return async (user, channel) => {
    try {
      const [name, all] = await Promise.all([nameOf(user), groupsNow()])
      const own = [...all].filter(([, members]) => members.includes(user)).map(([id]) => `slack:${id}`)
      return { id: `slack:${user}`, name, groups: own, channel: `slack:${channel}` }
    } catch (error) {
      log.error({ err: error, user }, 'Slack did not say who is in which group')
      return refuse(
        'unknown-groups',
        `Slack did not say which user groups you are in (${slackCode(error) ?? 'no answer'}), and without them I do not know what you may do. Try again in a moment.`,
      )
    }
  }
}

async function readGroups(client: WebClient): Promise<Groups> {
  try {
    const { usergroups = [] } = await client.usergroups.list({ include_users: true })
    return new Map(usergroups.flatMap(({ id, users }) => (id === undefined ? [] : [[id, users ?? []]])))
  } catch (error) {
    if (noGroups.includes(slackCode(error) ?? '')) return new Map()
    throw error
  }
}
