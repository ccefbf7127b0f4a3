import { FileStoreBroken, type FileStoreProblem } from './file-store.ts'

const setFolder = 'set BACKCOURT_FILES to a folder that holds nba-com/, big-data-ball/ and basketball-ref/'

/** What an error of the file system means for the operator; undefined when it is none of the expected ones. */
export function folderProblem(error: unknown, path: string): FileStoreProblem | undefined {
  switch (codeOf(error)) {
    case 'ENOENT':
      return {
        code: 'missing',
        message: `The folder of Phase 1 files ${path} does not exist.`,
        fix: [setFolder],
      }
    case 'ENOTDIR':
      return {
        code: 'not-a-folder',
        message: `The place for Phase 1 files must be a folder, and ${path} is not one.`,
        fix: [setFolder],
      }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'not-readable',
        message: `${path} cannot be read by this user (permission denied).`,
        fix: [`give this user read access to ${path}`, setFolder],
      }
    default:
      return undefined
  }
}

/** Turns the expected errors into FileStoreBroken; hands on the rest as they are. */
export function asBroken(error: unknown, path: string): unknown {
  const problem = folderProblem(error, path)
  return problem ? new FileStoreBroken(problem, { cause: error }) : error
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
