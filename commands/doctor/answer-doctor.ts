import packageJson from '../../package.json' with { type: 'json' }
import type { Answer } from '../../src/assistant/answer/answer.ts'
import { runChecks } from '../../src/assistant/doctor/run-checks.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { plural } from '../../src/assistant/words/plural.ts'

/** The self-check as an answer: every line ok, warn or fail, with its fix. */
export async function answerDoctor(context: CommandContext): Promise<Answer> {
  const { home, store, reading, ledgerOf, team } = context
  const versions = {
    own: packageJson.version,
    node: process.versions.node,
    wanted: packageJson.engines.node,
  }
  const checks = await runChecks({ versions, env: process.env, home, store, reading, ledgerOf, team })
  const count = (wanted: string) => checks.filter(({ grade }) => grade === wanted).length
  const [failed, warned] = [count('fail'), count('warn')]
  const of = `of ${plural(checks.length, 'check')}`
  return {
    outcome: failed > 0 ? 'failed' : warned > 0 ? 'done with warnings' : 'done',
    headline:
      failed > 0
        ? `Not in order: ${failed} ${of} failed${warned > 0 ? `, ${plural(warned, 'warning')}` : ''}.`
        : warned > 0
          ? `In order, with ${plural(warned, 'warning')} ${of}.`
          : `In order: ${plural(checks.length, 'check')} passed.`,
    facts: checks.map(
      ({ grade, name, says, fix }) => `${grade}: ${name}: ${says}${fix ? `; to mend it: ${fix}` : ''}`,
    ),
    details: checks.flatMap(({ name, more = [] }) =>
      more.length === 0 ? [] : [{ kind: 'text', lines: [`${name}:`, ...more.map(line => `  ${line}`)] }],
    ),
    next: checks
      .flatMap(({ fix }) => (/^(backfill|init) /.test(fix ?? '') ? [String(fix)] : []))
      .concat('health')
      .slice(0, 1),
    data: { checks },
  }
}
