import { showSeen } from '../../src/assistant/command/show-seen.ts'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { TeamMatch } from '../../src/pipeline/why/find-team.ts'

/** Why a text names no team, with the lines that name one each. */
export function refuseTeam(text: string, match: Exclude<TeamMatch, { found: 'one' }>, line: string): Refusal {
  const seen = showSeen(text)
  if (match.found === 'several') {
    return refuse(
      'ambiguous-team',
      `\`${seen}\` could be ${match.teams.map(({ name, code }) => `${name} (${code})`).join(' or ')}.`,
      ...match.teams.map(({ code }) => `${line} ${code}`),
    )
  }
  return refuse(
    'unknown-team',
    `No team of the season is called \`${seen}\`; the table has one row per team.`,
    ...match.nearest.map(({ code }) => `${line} ${code}`),
    ...(match.nearest.length > 0 ? [] : [line]),
  )
}
