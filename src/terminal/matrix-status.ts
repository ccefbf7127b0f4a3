import type { CoverageStatus } from '../assistant/answer/answer.ts'

export type StatusLook = {
  /** One ASCII character, distinct for each status. Capitals and signs want attention; small letters do not. */
  readonly mark: string
  /** Background as red, green, blue; undefined for none. `ok` and `expected failures` are shaded by share instead. */
  readonly rgb?: readonly [number, number, number]
  /** The nearest background of the 16 and the 256 colours. */
  readonly basic?: number
  readonly cube?: number
}

/** How each status looks, in the order of the legend. */
export const statusLooks: Readonly<Record<CoverageStatus, StatusLook>> = {
  ok: { mark: 'o' },
  'expected failures': { mark: 'e' },
  investigate: { mark: '!', rgb: [240, 100, 80], basic: 101, cube: 203 },
  failed: { mark: 'F', rgb: [180, 20, 35], basic: 41, cube: 124 },
  untracked: { mark: '?', rgb: [150, 60, 180], basic: 45, cube: 133 },
  missing: { mark: 'M', rgb: [245, 160, 30], basic: 43, cube: 214 },
  stale: { mark: 'S', rgb: [70, 140, 220], basic: 44, cube: 68 },
  bootstrap: { mark: 'b', rgb: [85, 85, 85], basic: 100, cube: 240 },
  'not yet': { mark: '-' },
  'no games': { mark: '.' },
}

export const statuses = Object.keys(statusLooks) as readonly CoverageStatus[]
