import { ApiError } from './api-error.ts'

const paged = ['maxResults', 'pageToken']
/** By call: what Google's discovery document names; those that every call takes are below. */
const known: Readonly<Record<string, readonly string[]>> = {
  'GET jobs': [
    ...paged,
    'allUsers',
    'maxCreationTime',
    'minCreationTime',
    'parentJobId',
    'projection',
    'stateFilter',
  ],
  'GET jobs/id': ['location'],
  'POST jobs/id/cancel': ['location'],
  'GET queries/id': [
    ...paged,
    'formatOptions.timestampOutputFormat',
    'formatOptions.useInt64Timestamp',
    'location',
    'startIndex',
    'timeoutMs',
  ],
  'GET datasets': [...paged, 'all', 'filter'],
  'GET datasets/id': ['accessPolicyVersion', 'datasetView'],
  'GET datasets/id/tables': paged,
  'GET datasets/id/tables/id': ['selectedFields', 'view'],
}
const ofEveryCall = ['alt', 'fields', 'key', 'prettyPrint', 'quotaUser', 'uploadType', 'upload_id']

/** Google's servers refuse what they do not know, so a parameter in the wrong place is no detail. */
export function refuseUnknownParameters(call: string, query: URLSearchParams): void {
  const allowed = new Set([...ofEveryCall, ...(known[call] ?? [])])
  for (const name of query.keys())
    if (!allowed.has(name))
      throw new ApiError(
        400,
        'badRequest',
        `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      )
}
