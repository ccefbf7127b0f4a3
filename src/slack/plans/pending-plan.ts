import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { KeyedStore } from '../../redis/keyed-store.ts'

/** A plan is shown and may be confirmed for so long. */
export const PLAN_MINUTES = 15
/** So long a late press is told what became of the plan. */
const REMEMBERED_SECONDS = 7 * 24 * 3600

/** A plan whose buttons wait for a press. */
export type PendingPlan = {
  readonly token: string
  /** As it was asked; asked again when it is confirmed. */
  readonly words: readonly string[]
  readonly planned: PlannedWork
  /** Slack's id and the name of whoever asked. */
  readonly user: string
  readonly name: string
  readonly channel: string
  /** Of the message with the buttons; empty until Slack has told it. */
  readonly ts: string
  readonly thread: string
  readonly expiresAt: string
  /** Whoever asked may not be the one who confirms. */
  readonly secondPerson: boolean
}

/** What became of a plan that nobody can confirm any more. */
export type ClosedPlan = {
  readonly how: 'run' | 'declined' | 'drifted' | 'expired'
  /** Who pressed. */
  readonly by: string
  /** What the message of the plan says of it. */
  readonly words: string
  readonly runId?: string
}

const PENDING = 'slack:plan:'
const pendingKey = (token: string): string => PENDING + token
const closedKey = (token: string): string => `slack:plan-closed:${token}`

export const keepPlan = (store: KeyedStore, plan: PendingPlan): Promise<void> =>
  store.set(pendingKey(plan.token), JSON.stringify(plan), REMEMBERED_SECONDS)

export async function readPlan(store: KeyedStore, token: string): Promise<PendingPlan | undefined> {
  const text = await store.get(pendingKey(token))
  return text === undefined ? undefined : (JSON.parse(text) as PendingPlan)
}

/** Plans that nobody confirmed or declined yet. */
export async function openPlans(store: KeyedStore): Promise<readonly PendingPlan[]> {
  return (await store.list(PENDING)).map(({ value }) => JSON.parse(value) as PendingPlan)
}

export async function readClosedPlan(store: KeyedStore, token: string): Promise<ClosedPlan | undefined> {
  const text = await store.get(closedKey(token))
  return text === undefined ? undefined : (JSON.parse(text) as ClosedPlan)
}

/**
 * Takes the plan away from everybody else, and says what became of it. Gives the plan as it is known last, for it may have
 * found its place meanwhile; undefined when somebody else has taken it.
 */
export async function takePlan(
  store: KeyedStore,
  token: string,
  closed: ClosedPlan,
): Promise<PendingPlan | undefined> {
  // First what a late press is told, so that there is no moment in which nothing is known.
  if (!(await store.claim(closedKey(token), JSON.stringify(closed), REMEMBERED_SECONDS))) return undefined
  const text = await store.take(pendingKey(token))
  return text === undefined ? undefined : (JSON.parse(text) as PendingPlan)
}

export const forgetPlan = (store: KeyedStore, token: string): Promise<void> => store.remove(pendingKey(token))

/** One press at a time is worked on; when its process dies, somebody can press again after a minute. */
const PRESS_SECONDS = 60
const pressKey = (token: string): string => `slack:press:${token}`

export const beginPress = (store: KeyedStore, token: string, name: string): Promise<boolean> =>
  store.claim(pressKey(token), name, PRESS_SECONDS)

export const whoPresses = (store: KeyedStore, token: string): Promise<string | undefined> =>
  store.get(pressKey(token))

export const endPress = (store: KeyedStore, token: string): Promise<void> => store.remove(pressKey(token))
