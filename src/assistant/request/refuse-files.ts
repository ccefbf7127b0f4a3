import type { FileStoreProblem } from '../../files/file-store.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** Files that cannot be read: the way out is something to do outside, so it is said and not offered as a command. */
export const refuseFiles = ({ message, fix }: FileStoreProblem): Refusal =>
  refuse('no-files', `${message} The way out: ${fix.join(', or ')}; or work on the sample league.`, 'sample')
