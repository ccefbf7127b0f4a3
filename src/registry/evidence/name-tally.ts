/** How many cases of one kind were answered, and how many rightly. */
export type NameTally = {
  cases: number
  /** cases that have an answer */
  nameable: number
  answered: number
  right: number
}

/** The share of answers that are right; 1 without an answer. */
export const precisionOf = ({ answered, right }: NameTally): number => (answered === 0 ? 1 : right / answered)

/** The share of nameable cases that are answered rightly; 1 without any. */
export const recallOf = ({ nameable, right }: NameTally): number => (nameable === 0 ? 1 : right / nameable)
