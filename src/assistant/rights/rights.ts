import { z } from 'zod'
import type { Role } from '../command/define-command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Asker } from './asker.ts'

/** Roles from least to most; each may do what the ones before it may. */
const order: readonly Role[] = ['viewer', 'operator', 'admin']

const role = z.enum(['viewer', 'operator', 'admin'])
const roles = z.record(z.string(), role).default({})

/** `rights.json` in the home folder. Ids of Slack begin with `slack:`; a terminal's are user names of the machine. */
export const rightsFile = z.strictObject({
  /** Role of everybody who is not named. */
  everyone: role,
  users: roles,
  /** A user group of Slack; who is in several has the most of them. A user's own role goes before. */
  groups: roles,
  /** The most that anybody may do in a channel; `*` stands for channels that are not named. */
  channels: roles,
  /** In Slack, what destroys needs a second person to confirm it. */
  secondPerson: z.boolean().default(false),
})

export type Rights = {
  readonly roleOf: (asker: Asker) => Role
  /** Whether somebody wrote him or a group of his down: what `everyone` may do is not for who comes from outside. */
  readonly isNamed: (asker: Asker) => boolean
  /** What to do for whoever may not what needs this role: whom to ask, or where. */
  readonly wayTo: (needed: Role, asker: Asker) => string
  readonly secondPerson: boolean
}

/**
 * Without a file: whoever can open the home folder is its owner and may do everything. People of a chat only look, for
 * nobody has said that they may do more.
 */
export const ownersRights: Rights = {
  roleOf: ({ id }) => (isOfSlack(id) ? 'viewer' : 'admin'),
  isNamed: ({ id }) => !isOfSlack(id),
  wayTo: (_, { id }) =>
    `Nobody in Slack may do more before there is a \`rights.json\`: whoever runs me can write one that names \`${id}\`.`,
  secondPerson: false,
}

/** Reads the file's text. A file that cannot be read gives nobody anything: rights never fall open. */
export function parseRights(text: string, file: string): Rights | Refusal {
  const parsed = rightsFile.safeParse(json(text))
  if (parsed.success) {
    const { everyone, users, groups, channels, secondPerson } = parsed.data
    const own = ({ id, groups: memberOf }: Asker): Role =>
      named(users, id) ?? most(memberOf.flatMap(group => named(groups, group) ?? [])) ?? everyone
    const cap = ({ channel }: Asker): Role | undefined =>
      channel === undefined ? undefined : (named(channels, channel) ?? named(channels, '*'))
    const isNamed = ({ id, groups: memberOf }: Asker): boolean =>
      named(users, id) !== undefined || memberOf.some(group => named(groups, group) !== undefined)
    const wayTo = (needed: Role, asker: Asker): string => {
      if (reaches(own(asker), needed)) return 'Nobody may do more in this channel: ask in another one.'
      const able = Object.keys(users).filter(
        id => isOfSlack(id) === isOfSlack(asker.id) && reaches(users[id] ?? 'viewer', needed),
      )
      const whom = able.length === 0 ? 'Ask' : `Ask ${able.slice(0, ASKED).join(' or ')}, or ask`
      return `${whom} whoever runs me to name \`${asker.id}\` in \`rights.json\`.`
    }
    return { roleOf: asker => least(own(asker), cap(asker)), isNamed, wayTo, secondPerson }
  }
  const [issue] = parsed.error.issues
  return refuse(
    'bad-rights',
    `${file} must look like {"everyone": "viewer", "users": {"ana": "operator"}}: ${issue?.path.join('.') || 'the file'} ${issue?.message ?? 'cannot be read'}.`,
  )
}

/** So many people are named to ask. */
const ASKED = 3

const isOfSlack = (id: string): boolean => id.startsWith('slack:')

const reaches = (role: Role, needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed)

const named = (list: Readonly<Record<string, Role>>, name: string): Role | undefined =>
  Object.hasOwn(list, name) ? list[name] : undefined

const most = (several: readonly Role[]): Role | undefined => order.findLast(each => several.includes(each))

const least = (one: Role, other: Role = one): Role =>
  order.indexOf(other) < order.indexOf(one) ? other : one

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** May he do what needs this role? A refusal says who may, and whom to ask. */
export function authorise(
  { rights, user, asker }: { readonly rights: Rights; readonly user: string; readonly asker: Asker },
  needed: Role,
  what: string,
): Refusal | undefined {
  const role = rights.roleOf(asker)
  if (reaches(role, needed)) return undefined
  return refuse(
    'not-allowed',
    `\`${what}\` is for ${needed === 'admin' ? 'admins' : 'operators and admins'}; ${user} is ${role === 'operator' ? 'an operator' : 'a viewer'} here. ${rights.wayTo(needed, asker)}`,
  )
}
