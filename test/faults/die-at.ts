import { DuckDBConnection } from '@duckdb/node-api'
import type { KillPoint } from './kill-point.ts'

/**
 * Loaded before the command line: ends its process at one point of one transaction, at once, with nothing flushed or
 * rolled back. BACKCOURT_DIE_AT is a KillPoint as JSON.
 */
const { of, at, when } = JSON.parse(process.env.BACKCOURT_DIE_AT ?? 'null') as KillPoint

/** Connections that have run the statement which the point speaks of, since their last COMMIT. */
const armed = new WeakSet<DuckDBConnection>()
const run = DuckDBConnection.prototype.run

DuckDBConnection.prototype.run = async function (sql, values, types) {
  const texts = Object.values(values ?? {}).filter(value => typeof value === 'string')
  const said = [sql, ...texts].join('\n')
  if (said.includes(of)) armed.add(this)
  const here = armed.has(this) && said.includes(at)
  if (here && when === 'before') process.kill(process.pid, 'SIGKILL')
  const result = await run.call(this, sql, values, types)
  if (here) process.kill(process.pid, 'SIGKILL')
  if (sql === 'COMMIT' || sql === 'ROLLBACK') armed.delete(this)
  return result
}
