import type { Delivery } from './deliver.ts'

/** Who does something and where: the first person in the first channel unless said. */
export type Doing = Delivery & {
  /** a user id */
  readonly by?: string
  /** a channel id */
  readonly in?: string
}
