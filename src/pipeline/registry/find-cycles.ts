/**
 * The circles in which spellings mean each other, each once, beginning with its smallest member. A spelling that means
 * itself says nothing wrong and is none.
 */
export function findCycles(ties: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const means = new Map<string, string[]>()
  for (const [alias, canonical] of ties) {
    if (alias === canonical) continue
    const known = means.get(alias)
    if (known) known.push(canonical)
    else means.set(alias, [canonical])
  }
  const found = new Map<string, readonly string[]>()
  const done = new Set<string>()
  const walk = (lookup: string, path: readonly string[]): void => {
    const at = path.indexOf(lookup)
    if (at >= 0) {
      const circle = path.slice(at)
      const least = circle.indexOf([...circle].sort()[0] as string)
      const turned = [...circle.slice(least), ...circle.slice(0, least)]
      found.set(turned.join(' '), turned)
      return
    }
    if (done.has(lookup)) return
    for (const next of means.get(lookup) ?? []) walk(next, [...path, lookup])
    done.add(lookup)
  }
  for (const lookup of [...means.keys()].sort()) walk(lookup, [])
  return [...found.values()]
}
