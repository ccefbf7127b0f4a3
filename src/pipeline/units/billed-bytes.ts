import type { Outcome } from '../../warehouse/warehouse.ts'

/** What a unit's transaction was billed for, as far as the engine says so. */
export const billedBytes = ({ cost }: Outcome): { readonly bytes?: number } =>
  cost ? { bytes: cost.bytesBilled } : {}
