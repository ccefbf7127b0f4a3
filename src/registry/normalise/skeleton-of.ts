const PAIRS: readonly (readonly [pair: RegExp, one: string])[] = [
  [/tsch|tch|cz/g, 'c'],
  [/dzh|dj/g, 'd'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/([sczt])h/g, '$1'],
  [/([nl])j/g, '$1'],
  [/([aou])e/g, '$1'],
  [/aa/g, 'a'],
  [/c?ks|xs/g, 'x'],
  [/[yj]/g, 'i'],
  [/ii$/, 'i'],
]

/**
 * What remains of a lookup when the ways to write a foreign sound in plain letters are taken for one: `oe` for ö or ø,
 * `sh` for š, `dj` for đ, `kh` for h, `y` and `j` for the sound of Yusuf, `ks` for x. `poeltl` and `poltl`, `sharich` and
 * `saric`, `aleksej` and `alexey` have the same skeleton. Two people may
 * share one, so it only ever proposes.
 */
export const skeletonOf = (lookup: string): string =>
  PAIRS.reduce((bones, [pair, one]) => bones.replace(pair, one), lookup)
