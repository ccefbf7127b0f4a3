import type { Answer } from './answer/answer.ts'

/** One thing that may be answered, by its key. */
export type Choice = {
  /** One character. */
  readonly key: string
  readonly says: string
  /** What has to be typed with it, in words: `a name to search for`. */
  readonly takes?: string
  /** What its text may be, where that is one of a few; without `takes` the text may be left out. */
  readonly among?: readonly { readonly text: string; readonly says: string }[]
  /** Whether it answers the question, changes what is shown of it, or goes to another one; absent: it answers. */
  readonly group?: 'answer' | 'look' | 'move'
}

/** A question with several answers; one without any is the last word of a conversation, and nobody answers it. */
export type Choosing = {
  /** Shown first. */
  readonly card: Answer
  readonly question: string
  readonly choices: readonly Choice[]
  /** The key that stands for turning the question away. */
  readonly away: string
}

export type Chosen = { readonly key: string; readonly text?: string }

/** Asks; undefined where nobody can be asked. */
export type Choose = (choosing: Choosing) => Promise<Chosen | undefined>
