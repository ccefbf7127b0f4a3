import { mkdir } from 'node:fs/promises'
import { AskError } from '../warehouse/errors.ts'

/** Makes the home folder where it is missing; nobody else may look into it. */
export async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AskError(
      `${home} cannot be made: ${reason}`,
      'make it yourself, or choose another folder with --home',
      { cause: error },
    )
  }
}
