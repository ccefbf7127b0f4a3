import { showResponse } from './show-response.ts'
import type { ResponseUrl, World } from './world.ts'

const USES = 5
const LIVES_MS = 30 * 60_000

export type Served = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** An address at which the app may answer one command or press: five times, for half an hour. */
export const makeResponseUrl = (
  world: World,
  origin: string,
  where: Pick<ResponseUrl, 'channel' | 'user' | 'ts'>,
) => {
  const id = world.nextId('R')
  world.responseUrls.set(id, { ...where, id, at: world.now(), uses: 0 })
  return `${origin}/response/${id}`
}

export const answerResponseUrl = (world: World, id: string, body: Buffer): Served => {
  const known = world.responseUrls.get(id)
  if (!known) return { status: 404, body: { ok: false, error: 'no_such_url' } }
  if (world.now() - known.at > LIVES_MS) return { status: 404, body: { ok: false, error: 'expired_url' } }
  if (known.uses >= USES) return { status: 404, body: { ok: false, error: 'used_url' } }
  const problems = showResponse(world, known, JSON.parse(body.toString()) as object)
  if (problems.length > 0)
    return { status: 400, body: { ok: false, error: 'invalid_blocks', messages: problems } }
  known.uses += 1
  return { status: 200, body: 'ok' }
}
