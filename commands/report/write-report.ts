import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AskError } from '../../src/warehouse/errors.ts'

/**
 * Writes beside the place and renames, so that nobody ever opens half a page. A folder is made for reports that lie
 * below the home; a person's own folder has to be there, for a missing one is a slip of the pen.
 */
export async function writeReport(
  file: string,
  text: string,
  { isOwn }: { readonly isOwn: boolean },
): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    if (isOwn) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(beside, text, { flag: 'wx' })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new AskError(`the report cannot be written to ${file}: ${reason}`, 'name another file with --out', {
      cause: error,
    })
  }
}
