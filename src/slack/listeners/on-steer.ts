import { takeWords } from '../app/take-words.ts'
import { onPress } from './press.ts'

/** Stop, Pause or Continue on the message of a run, which then shows it: only a refusal is said. */
export const onSteer = (command: 'cancel' | 'pause' | 'resume') =>
  onPress(async (parts, { value: runId, where }) =>
    takeWords(parts, [command, runId], where, { isSilent: true }),
  )
