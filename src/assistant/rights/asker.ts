/** Who asks, where the surface knows more than the operating system's user. */
export type Asker = {
  /** Stable, for rights and the audit: `slack:U012AB3CD`. */
  readonly id: string
  /** What other people read: `ana`. */
  readonly name: string
  /** Groups that the surface says he is in, for rights: `slack:S012AB3CD`. */
  readonly groups: readonly string[]
  /** Where he asks, for the channel policy: `slack:C012AB3CD`. */
  readonly channel?: string
}
