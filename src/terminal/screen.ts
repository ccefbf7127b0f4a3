export type Colours = 'none' | '16' | '256' | 'truecolor'

/** What text is rendered for. A plain value, so that every renderer is a pure function. */
export type Screen = {
  /** Columns. Prose is wrapped at it wherever it goes. */
  readonly width: number
  /** False for pipes and files: there tables keep every character, however wide. */
  readonly fits: boolean
  readonly colours: Colours
  /** Whether characters beyond ASCII may be used for decoration. Data is printed as it is. */
  readonly unicode: boolean
  /** What stands before a command to type: `backcourt`, or nothing inside the REPL. */
  readonly program: string
}
