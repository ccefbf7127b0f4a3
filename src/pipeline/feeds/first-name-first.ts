const suffix = /^(?:jr|sr|ii|iii|iv|v)\.?$/i

/** `Porter Jr., Michael` → `Michael Porter Jr.`; a name without a comma comes back as it is. */
export function firstNameFirst(name: string): string {
  const parts = name
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  const names = parts.filter(part => !suffix.test(part))
  const suffixes = parts.filter(part => suffix.test(part))
  const first = names.length > 1 ? names.pop()?.split(/\s+/) : undefined
  if (!first) return parts.join(' ')
  // Some reports put the suffix behind the first name: `Porter, Michael Jr.`
  while (first.length > 1 && suffix.test(first.at(-1) ?? '')) suffixes.unshift(first.pop() ?? '')
  return [...first, ...names, ...suffixes].join(' ')
}
