import { type Check, fail, ok } from './check.ts'

/** What runs, and what package.json asks for. */
export type Versions = { readonly own: string; readonly node: string; readonly wanted: string }

/** Is Node new enough? `wanted` is `engines.node`: `>=20.19`. */
export function checkVersions({ own, node, wanted }: Versions): Check {
  const least = wanted.replace(/^>=\s*/, '')
  return isAtLeast(node, least)
    ? ok('versions', `Backcourt ${own} on Node ${node} (${wanted})`)
    : fail(
        'versions',
        `Backcourt ${own} wants Node ${wanted}, and this is ${node}`,
        `install Node ${least} or newer`,
      )
}

function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map(text => text.split('.').map(Number)) as [number[], number[]]
  for (const [i, number] of need.entries()) {
    if ((have[i] ?? 0) !== number) return (have[i] ?? 0) > number
  }
  return true
}
