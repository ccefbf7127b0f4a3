/** How often things are done. Slack allows some 50 edits a minute in all. */
export type Pace = {
  /** Between two edits of one message. */
  readonly editMs: number
  /** Edits in a minute, those of ended runs aside. */
  readonly editsAMinute: number
  /** Until something that Slack did not take is sent again; it doubles up to half a minute. */
  readonly againMs: number
  /** How often messages whose keeper is gone, and entries of the outbox, are looked for. */
  readonly lookMs: number
  /** After so long without a sign a keeper counts as gone. */
  readonly leaseSeconds: number
  /** After so long without an answer a person is told that it is worked on. */
  readonly patienceMs: number
  /** Between two refreshes of a home tab. */
  readonly homeMs: number
}

export const usualPace: Pace = {
  editMs: 2000,
  editsAMinute: 45,
  againMs: 2000,
  lookMs: 3000,
  leaseSeconds: 10,
  patienceMs: 400,
  homeMs: 10_000,
}
