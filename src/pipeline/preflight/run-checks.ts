import { FileStoreBroken } from '../../files/file-store.ts'
import { AskError } from '../../warehouse/errors.ts'
import type { Check, CheckOutcome, CheckResult, Trouble } from './check.ts'

/**
 * Runs checks in their order. One that throws has failed, with its error: a preflight that passes because a check broke
 * is worse than none. `before` are the results of checks that these stand on. Only an abort ends it.
 */
export async function runChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  { before = [], signal }: { readonly before?: readonly CheckResult[]; readonly signal?: AbortSignal } = {},
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) {
    signal?.throwIfAborted()
    const { id, phase, says } = check
    const missing = check.after?.find(needed => isBroken([...before, ...results], needed))
    const outcome: CheckOutcome = missing
      ? { kind: 'skipped', because: `${missing} failed` }
      : await check.run(context).catch(error => {
          signal?.throwIfAborted()
          return broken(error)
        })
    results.push({ id, phase, says, outcome })
  }
  return results
}

/** A check that was itself skipped for want of another is as good as failed to those that need it. */
const isBroken = (results: readonly CheckResult[], id: string): boolean => {
  const kind = results.find(result => result.id === id)?.outcome.kind
  return kind === 'fail' || kind === 'skipped'
}

function broken(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error)
  const fix =
    error instanceof AskError
      ? error.fix
      : error instanceof FileStoreBroken
        ? error.problem.fix[0]
        : undefined
  return {
    kind: 'fail',
    says: fix === undefined ? `the check broke: ${message}` : message,
    numbers: {},
    examples: [],
    costs: 'nobody knows how it stands with what it looks at',
    ...(fix === undefined ? {} : { first: fix }),
    mend: [],
  }
}
