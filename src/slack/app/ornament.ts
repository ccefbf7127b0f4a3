import type { SlackParts } from './slack-parts.ts'

/** Something that is nice to have: people get what they asked for without it. */
export async function ornament(
  { log }: SlackParts,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn({ err: error }, `Slack did not take ${what}`)
  }
}
