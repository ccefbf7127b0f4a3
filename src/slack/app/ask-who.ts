import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import type { Rights } from '../../assistant/rights/rights.ts'
import { slackCode } from '../deliver/slack-error.ts'
import { isOutside, type Team } from './is-outside.ts'

/** Who is in which group is asked again after this long. */
const FRESH_MS = 60_000
/** What a person is called, and where he belongs. */
const PERSON_FRESH_MS = 600_000
/** What a workspace answers that has no user groups. */
const noGroups = ['plan_upgrade_required', 'feature_not_enabled']

type Groups = ReadonlyMap<string, readonly string[]>

/** What a person is called, and whether he comes from outside; undefined when Slack does not say. */
type Known = { readonly name: string; readonly isOutside: boolean | undefined }

/**
 * Says who a person of Slack is: his id, the name that others read, his user groups, and the channel. Nobody is let in by
 * mistake: it is a refusal when Slack does not say which groups he is in, and for who comes from outside unless the rights
 * name him.
 */
export function whoIs({
  client,
  clock,
  log,
  rights,
  team,
}: {
  readonly client: WebClient
  readonly clock: () => Date
  readonly log: Logger
  readonly rights: () => Rights | Refusal
  readonly team: () => Team
}): (user: string, channel: string) => Promise<Asker | Refusal> {
  const people = new Map<string, { readonly at: number; readonly known: Known }>()
  let groups: { readonly at: number; readonly known: Promise<Groups> } | undefined

  const knownOf = async (user: string): Promise<Known> => {
    const at = clock().getTime()
    const found = people.get(user)
    if (found && at - found.at < PERSON_FRESH_MS) return found.known
    try {
      const { user: told } = await client.users.info({ user })
      const name = told?.profile?.display_name || told?.name || user
      const known = { name, isOutside: told ? isOutside(told, team()) : undefined }
      people.set(user, { at, known })
      return known
    } catch (error) {
      log.warn({ err: error, user }, 'Slack did not say who somebody is')
      return found?.known ?? { name: user, isOutside: undefined }
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
      const [{ name, isOutside }, all] = await Promise.all([knownOf(user), groupsNow()])
      const own = [...all].filter(([, members]) => members.includes(user)).map(([id]) => `slack:${id}`)
      const asker = { id: `slack:${user}`, name, groups: own, channel: `slack:${channel}` }
      if (isOutside === false) return asker
      const given = rights()
      return isRefusal(given) ? given : given.isNamed(asker) ? asker : refuseOutside(asker, isOutside)
    } catch (error) {
      log.error({ err: error, user }, 'Slack did not say who is in which group')
      return refuse(
        'unknown-groups',
        `Slack did not say which user groups you are in (${slackCode(error) ?? 'no answer'}), and without them I do not know what you may do. Try again in a moment.`,
      )
    }
  }
}

/** `everyone` in the rights are the members of the workspace. */
const refuseOutside = ({ id, name }: Asker, isOutside: true | undefined): Refusal =>
  isOutside === undefined
    ? refuse(
        'unknown-person',
        'Slack did not say who you are, so I do not know what you may do. Try again in a moment.',
      )
    : refuse(
        'outsider',
        `${name} is a guest or of another organisation, and whoever is must be named in \`rights.json\`. Ask whoever runs me to name \`${id}\` there.`,
      )

async function readGroups(client: WebClient): Promise<Groups> {
  try {
    const { usergroups = [] } = await client.usergroups.list({ include_users: true })
    return new Map(usergroups.flatMap(({ id, users }) => (id === undefined ? [] : [[id, users ?? []]])))
  } catch (error) {
    if (noGroups.includes(slackCode(error) ?? '')) return new Map()
    throw error
  }
}
