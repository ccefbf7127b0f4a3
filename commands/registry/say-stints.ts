import type { RegistryPlayer } from '../../src/pipeline/registry/read-registry-players.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

/** `2021-22 BOS, 2022-23 BOS/MEM`. */
export const sayStints = ({ stints }: RegistryPlayer): string =>
  [...groupBy(stints, ({ season }) => season)]
    .map(([season, own]) => `${season} ${own.map(({ team }) => team).join('/')}`)
    .join(', ')
