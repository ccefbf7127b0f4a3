import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'

/** The text of a person's file, or a refusal that says why there is none. */
export async function readText(file: string, folder: string, line: string): Promise<string | Refusal> {
  const place = path.resolve(folder, file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(place))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const why =
      code === 'ENOENT'
        ? 'is not there'
        : code === 'EISDIR'
          ? 'is a folder'
          : error instanceof TypeError
            ? 'is no UTF-8 text'
            : `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return refuse('bad-file', `${place} ${why}.`, `help ${line}`)
  }
}
