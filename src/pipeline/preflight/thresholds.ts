/** Every number that a check decides by. What is expected of data is never here: that comes from the schedule. */
export const thresholds = {
  /** Free space of the home's disk, in bytes. */
  disk: { warnBelow: 2e9, failBelow: 200e6 },
  /** How far a record may lie ahead of the clock: clocks of machines that share a warehouse differ a little. */
  clockSkewSeconds: 60,
  /** Share of the game days that Phase 4 reads which every Phase 3 table must hold. */
  phase3Coverage: 0.95,
  /**
   * Share of final games that must have what nothing can be computed without. A whole season with one gamebook that
   * nobody can supply is worth a warning; a gate that never opens is one that people walk around.
   */
  finalGames: 0.99,
  /** Share of a feed's names that must mean a player; below `fail` it is no name but a normaliser that is wrong. */
  nameJoins: { warn: 0.995, fail: 0.95 },
} as const
