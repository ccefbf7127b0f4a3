import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * The name of what lies in a home folder, for parts outside of it that several homes may share, such as a Redis. Made once
 * and kept in the folder, so it is the same on every machine and in every container that has the folder.
 */
export async function installationId(home: string): Promise<string> {
  const file = path.join(home, 'installation')
  try {
    await writeFile(file, `${randomBytes(4).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
