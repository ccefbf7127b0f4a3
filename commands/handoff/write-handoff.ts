import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { printWords } from '../../src/assistant/command/quote-word.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import { HANDOFF_MARK } from './render-handoff.ts'

/** Where a hand-over may not go: a folder, or a file that is none and that nobody said to replace. */
export async function refuseTarget(file: string, force: boolean, line: string): Promise<Refusal | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!found) return undefined
  if (!found.isFile()) return refuse('bad-file', `${file} is no file, and a hand-over is one.`, line)
  if (force || (await isHandoff(file))) return undefined
  return refuse(
    'file-exists',
    `${file} is there already and is no hand-over of Backcourt; it stays as it is.`,
    `${line} ${printWords(['--out', file, '--force'])}`,
    line,
  )
}

async function isHandoff(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const length = Buffer.byteLength(HANDOFF_MARK)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.toString('utf8', 0, bytesRead) === HANDOFF_MARK
  } finally {
    await handle.close()
  }
}

/** Writes beside the place and renames, so that nobody ever opens half a document. */
export async function writeHandoff(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    await writeFile(beside, text, { flag: 'wx' })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new AskError(
      `the hand-over cannot be written to ${file}: ${reason}`,
      'name another file with --out',
      {
        cause: error,
      },
    )
  }
}
