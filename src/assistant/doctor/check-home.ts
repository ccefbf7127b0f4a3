import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { quoteWord } from '../command/quote-word.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Group and others. */
const OTHERS = 0o077
const LEFTOVER = /\.(part|tmp)$/

/** Is the home there, writable, its owner's alone, and free of what a killed process left behind? */
export async function checkHome(home: string): Promise<readonly Check[]> {
  const found = await stat(home).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    if (found.code === 'ENOENT')
      return [warn('home', `${home} is not made yet`, 'the first `sample`, `ingest` or `backfill` makes it')]
    return [
      fail('home', `${home} cannot be looked at: ${found.message}`, 'choose another folder with --home'),
    ]
  }
  if (!found.isDirectory()) return [fail('home', `${home} is no folder`, 'choose another one with --home')]
  const checks: Check[] = []
  const right = await access(home, constants.W_OK | constants.R_OK).then(
    () => undefined,
    (error: Error) => error.message,
  )
  if (right) checks.push(fail('home', `${home} is not writable: ${right}`, `chmod u+rwx ${quoteWord(home)}`))
  const mode = found.mode & 0o777
  const octal = mode.toString(8).padStart(3, '0')
  checks.push(
    (mode & OTHERS) !== 0 && process.platform !== 'win32'
      ? warn('home', `${home} is open to other users (mode ${octal})`, `chmod 700 ${quoteWord(home)}`)
      : ok('home', `${home}, writable, its owner's alone`),
  )
  if (right) return checks
  const left = (await readdir(home, { recursive: true })).filter(name => LEFTOVER.test(name)).sort()
  checks.push(
    left.length === 0
      ? ok('leftovers', 'none')
      : warn(
          'leftovers',
          `${left.slice(0, 3).join(', ')}${left.length > 3 ? ` and ${left.length - 3} more` : ''} in the home`,
          'delete them while no run is under way',
        ),
  )
  return checks
}
