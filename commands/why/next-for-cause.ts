import { quoteWord } from '../../src/assistant/command/quote-word.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import type { RecordEvidence } from '../../src/pipeline/why/read-record.ts'
import type { Cause } from '../../src/pipeline/why/walk.ts'

/** What mends a cause, best first; where nothing has to be mended, where to look next. */
export function nextForCause(cause: Cause, evidence: RecordEvidence, who: string): readonly string[] {
  const { processor, day, failures } = evidence
  const again = (date: string | undefined) =>
    date ? [`why ${processor.id} ${date} ${who.split(' ').map(quoteWord).join(' ')}`] : []
  const redo = `backfill ${day} --only ${processor.id}`
  switch (cause.kind) {
    case 'fine':
    case 'not active':
    case 'not listed':
    case 'postponed':
    case 'not played yet':
      return [`why ${processor.id} ${day}`]
    case 'no games':
    case 'team off':
      return again(cause.nearest)
    case 'bootstrap':
      return again(cause.firstDay)
    case 'too few games':
      return cause.firstRow ? again(cause.firstRow) : [`why ${processor.id} ${day}`]
    case 'no source':
      return [
        ...(failures.length > 0 ? [`ingest ${day}`] : [`ingest ${day} --dry-run`]),
        `sql "SELECT path, reason FROM nba_orchestration.quarantined_files WHERE data_date = '${day}'"`,
      ]
    case 'name unresolved':
      return [
        `sql "SELECT game_id, raw_name, candidates FROM nba_reference.resolved_names WHERE game_date = '${day}' AND player_lookup = '${cause.entity}'"`,
      ]
    case 'upstream gap': {
      const [first, last] = [cause.dates[0], cause.dates.at(-1)]
      return [`backfill ${first === last ? first : `${first}..${last}`} --only ${cause.target}`, redo]
    }
    case 'not computed':
      return [isUpstreamMissing(evidence) ? `backfill ${day} --phase all` : redo]
    case 'attempt failed':
      return [redo, `run ${cause.runId}`]
    case 'stale':
      return [redo]
    case 'recorded':
      return cause.expected ? [`why ${processor.id} ${day}`] : [`${redo} --policy all`, `validate ${day}`]
    case 'contract':
    case 'untracked':
    case 'row against the tests':
      return [`${redo} --policy all`]
  }
}

/** A table that another processor makes of the same day, and that is not there. */
const isUpstreamMissing = ({ upstreams }: RecordEvidence): boolean =>
  upstreams.some(({ target, at }) => at === undefined && processors.some(({ id }) => id === target))
