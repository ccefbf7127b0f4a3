import { z } from 'zod'

export type OpsAddress = { readonly host: string; readonly port: number }

/** Nobody but this machine, unless told otherwise. */
const HOST = '127.0.0.1'
const DEFAULT = `${HOST}:9464`
const RULE = 'must look like 127.0.0.1:9464, [::1]:9464, 9464, 0 (a free port) or off'

const highestPort = 65_535

/** `BACKCOURT_HTTP`: where health, metrics and queues are served; undefined for `off`. */
export const opsAddress = z
  .string()
  .default(DEFAULT)
  .transform((text, context): OpsAddress | undefined => {
    if (text === 'off') return undefined
    const [, bracketed, named, digits] = /^(?:(?:\[([\da-f:.]+)\]|([\w.-]+)):)?(\d{1,5})$/i.exec(text) ?? []
    const port = Number(digits)
    if (digits !== undefined && port <= highestPort) return { host: bracketed ?? named ?? HOST, port }
    context.addIssue({ code: 'custom', message: RULE })
    return z.NEVER
  })
