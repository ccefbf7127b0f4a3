import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'

const COOKIE = 'backcourt_admin'
/** A shift. */
const LIFE_MS = 12 * 60 * 60 * 1000

/**
 * Lets through who knows the token: as `Authorization: Bearer`, or once as `?token=`, which is exchanged for a cookie and
 * taken out of the address. The cookie is no copy of the token: it is a signed date, so it runs out, and it is worth
 * nothing after the token was changed. Whatever fails looks the same.
 */
export function tokenGate(token: string, now: () => Date): RequestHandler {
  const sign = (text: string): string => createHmac('sha256', token).update(`queues ${text}`).digest('hex')
  // Of equal length, whatever was sent, so that the time says nothing.
  const same = (one: string, other: string): boolean =>
    timingSafeEqual(Buffer.from(sign(one), 'hex'), Buffer.from(sign(other), 'hex'))

  const hasCookie = (request: Request): boolean => {
    const [until = '', signature = ''] = cookieOf(request).split('.')
    return same(signature, sign(until)) && Number(until) > now().getTime()
  }
  return (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Frame-Options': 'DENY' })
    const { token: sent, ...query } = request.query
    if (typeof sent === 'string' && same(sent, token)) {
      const until = String(now().getTime() + LIFE_MS)
      response.cookie(COOKIE, `${until}.${sign(until)}`, {
        httpOnly: true,
        sameSite: 'strict',
        secure: request.secure,
        path: request.baseUrl,
        maxAge: LIFE_MS,
      })
      const rest = new URLSearchParams(query as Record<string, string>).toString()
      return response.redirect(303, `${request.baseUrl}${request.path}${rest ? `?${rest}` : ''}`)
    }
    const bearer = /^bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1]
    if ((bearer !== undefined && same(bearer, token)) || hasCookie(request)) return next()
    response.set('WWW-Authenticate', 'Bearer realm="backcourt"')
    response
      .status(401)
      .json({ error: 'the admin token is needed: Authorization: Bearer …, or ?token=… once' })
  }
}

const cookieOf = (request: Request): string =>
  (request.get('cookie') ?? '')
    .split(/; */)
    .find(part => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? ''
