import { stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../../../files/folder-problem.ts'

/** The folder itself, or the nearest one above it that exists. */
export async function existingPart(folder: string): Promise<string> {
  try {
    await stat(folder)
    return folder
  } catch (error) {
    const above = path.dirname(folder)
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '') || above === folder) throw error
    return existingPart(above)
  }
}
