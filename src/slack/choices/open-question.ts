import type { Chosen } from '../../assistant/choice.ts'

/** A conversation of questions whose answers this process waits for. */
export type OpenQuestion = {
  /** Answers the card of that number; nothing when another one is shown by now. */
  readonly answer: (card: number, chosen: Chosen) => void
  /** Ends it at once, for this process ends. */
  readonly interrupt: () => void
}
