/** A refusal as BigQuery words it: in an answer with its HTTP code, or as the end of a job. */
export class ApiError extends Error {
  readonly code: number
  readonly reason: string

  constructor(code: number, reason: string, message: string) {
    super(message)
    this.code = code
    this.reason = reason
  }
}

export const notFound = (what: string): ApiError => new ApiError(404, 'notFound', `Not found: ${what}`)
export const duplicate = (what: string): ApiError => new ApiError(409, 'duplicate', `Already Exists: ${what}`)
export const invalidQuery = (message: string): ApiError => new ApiError(400, 'invalidQuery', message)

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  429: 'RESOURCE_EXHAUSTED',
}

export const errorBody = ({ code, reason, message }: Pick<ApiError, 'code' | 'reason' | 'message'>) => ({
  error: {
    code,
    message,
    errors: [{ message, domain: 'global', reason }],
    status: statuses[code] ?? 'INTERNAL',
  },
})
