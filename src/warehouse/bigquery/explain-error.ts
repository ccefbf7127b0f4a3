import { AbsentError, AskError, ConflictError, RetryError, StopError } from '../errors.ts'

/** What BigQuery says of a failure, in an answer or in a job. */
export type Failure = {
  readonly code?: number | undefined
  readonly reason?: string | undefined
  readonly message: string
}

const PASSING = new Set([
  'rateLimitExceeded',
  'jobRateLimitExceeded',
  'quotaExceeded',
  'backendError',
  'internalError',
  'jobBackendError',
  'jobInternalError',
  'tableUnavailable',
])

/** Puts a failure into the class that says what to do about it. BigQuery's own words stay. */
export function explainError({ code, reason = '', message }: Failure, project: string): Error {
  if (/concurrent update|Could not serialize access|Transaction is aborted/i.test(message))
    return new ConflictError(message)
  if (reason === 'bytesBilledLimitExceeded' || /exceeded limit for bytes billed/i.test(message))
    return new AskError(
      `BigQuery would bill more than the cap allows: ${message}`,
      'ask for fewer days at a time, or raise BACKCOURT_MAX_BYTES',
    )
  if (/^billing/.test(reason) || /billing (has not been|is not|must be) enabled/i.test(message))
    return new AskError(
      `billing stands in the way: ${message}`,
      `ask whoever pays for the project ${project} to enable billing`,
    )
  if (reason === 'quotaExceeded' && /per ?day|daily|free query bytes/i.test(message))
    return new AskError(
      `the project's quota for the day is used up: ${message}`,
      `wait until midnight Pacific time, or ask an owner of the project ${project} to raise it`,
    )
  // A statement that wants too much memory would want it again; only a full queue of changes empties.
  if (/too many DML statements outstanding/i.test(message)) return new ConflictError(message)
  if (PASSING.has(reason) || code === 429 || (code !== undefined && code >= 500))
    return new RetryError(`BigQuery cannot at the moment: ${message}`)
  if (code === 401 || /default credentials|invalid_grant|invalid authentication/i.test(message))
    return new AskError(
      `BigQuery does not know who is asking: ${message}`,
      'set GOOGLE_APPLICATION_CREDENTIALS to a key file, or type: gcloud auth application-default login',
    )
  if (code === 403 || reason === 'accessDenied')
    return new AskError(
      `BigQuery refuses: ${message}`,
      `ask an owner of the project ${project} for the roles that docs/bigquery.md lists`,
    )
  if (/Not found: (Table|Dataset)\b/.test(message)) return new AbsentError(message)
  return new StopError(message)
}
