import { statfs } from 'node:fs/promises'
import type { Space } from '../machine.ts'
import { existingPart } from './existing-part.ts'

/** Space that this user may still fill on the disk of a folder, which need not exist yet. */
export async function freeSpace(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(await existingPart(folder))
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
