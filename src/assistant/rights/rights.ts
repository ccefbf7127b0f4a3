import { z } from 'zod'
import type { Role } from '../command/define-command.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** Roles from least to most; each may do what the ones before it may. */
const order: readonly Role[] = ['viewer', 'operator', 'admin']

/** `rights.json` in the home folder. Without the file everybody who can open the home folder is an admin of it. */
export const rightsFile = z.strictObject({
  /** Role of everybody who is not named. */
  everyone: z.enum(['viewer', 'operator', 'admin']),
  users: z.record(z.string(), z.enum(['viewer', 'operator', 'admin'])).default({}),
})

export type Rights = { readonly roleOf: (user: string) => Role }

/** One machine, one person: nothing to configure. */
export const ownersRights: Rights = { roleOf: () => 'admin' }

/** Reads the file's text. A file that cannot be read gives nobody anything: rights never fall open. */
export function parseRights(text: string, file: string): Rights | Refusal {
  const parsed = rightsFile.safeParse(json(text))
  if (parsed.success) {
    const { everyone, users } = parsed.data
    return { roleOf: user => (Object.hasOwn(users, user) ? (users[user] as Role) : everyone) }
  }
  const [issue] = parsed.error.issues
  return refuse(
    'bad-rights',
    `${file} must look like {"everyone": "viewer", "users": {"ana": "operator"}}: ${issue?.path.join('.') || 'the file'} ${issue?.message ?? 'cannot be read'}.`,
  )
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** May the user do what needs this role? A refusal says who may. */
export function authorise(user: string, role: Role, needed: Role, what: string): Refusal | undefined {
  if (order.indexOf(role) >= order.indexOf(needed)) return undefined
  return refuse(
    'not-allowed',
    `\`${what}\` is for ${needed === 'admin' ? 'admins' : 'operators and admins'}; ${user} is ${role === 'operator' ? 'an operator' : 'a viewer'} here.`,
  )
}
