import { formatCount } from './format-count.ts'

/** `1 day`, `0 days`, `1,204 days`. The plural is the word with an s unless given: `plural(2, 'entity', 'entities')`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
