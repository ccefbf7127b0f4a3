import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'

/** Longest path of a local socket that every system takes. */
const LONGEST = 100

/**
 * Where the process that owns a home listens: in the home itself or, where that path is too long for a socket, in the
 * user's temporary folder under a name made from it.
 */
export function socketPath(home: string): string {
  const inside = path.join(home, 'backcourt.sock')
  if (Buffer.byteLength(inside) <= LONGEST) return inside
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `backcourt-${os.userInfo().uid}-${name}.sock`)
}
