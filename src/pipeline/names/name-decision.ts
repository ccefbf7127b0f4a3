/** Where what was decided holds, from the nearest to the farthest. */
export type DecisionScope =
  | { readonly kind: 'game'; readonly gameId: string; readonly team: string }
  | { readonly kind: 'team season'; readonly team: string; readonly season: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'everywhere' }

export type DecisionKind =
  | 'accept'
  | 'reject'
  | 'new player'
  | 'not a player'
  | 'unsure'
  | 'snooze'
  | 'claim'
  | 'release'
  | 'undo'

/** A name as one source prints it for one team in one season: what a person is asked about. */
export type NameKey = {
  readonly source: string
  readonly rawLookup: string
  readonly team: string
  /** `2021-22` */
  readonly season: string
}

/** What somebody is about to decide. */
export type DecisionDraft = {
  readonly kind: DecisionKind
  readonly key: NameKey
  readonly rawName: string
  /** The player accepted, rejected or new. */
  readonly player?: { readonly lookup: string; readonly name: string }
  readonly scope: DecisionScope
  /** When a snooze or a claim ends, ISO 8601. */
  readonly until?: string
  /** The candidates as they were shown. */
  readonly evidence?: unknown
  readonly note?: string
  /** Id of the decision that this one takes back. */
  readonly undoes?: string
}

/** One row of `name_decisions`: rows are only ever added. */
export type NameDecision = DecisionDraft & {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  readonly by: { readonly id: string; readonly name: string }
}

export const sameKey = (a: NameKey, b: NameKey): boolean =>
  a.source === b.source && a.rawLookup === b.rawLookup && a.team === b.team && a.season === b.season
