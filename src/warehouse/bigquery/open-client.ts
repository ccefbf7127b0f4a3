import { BigQuery, type BigQueryOptions as ClientOptions } from '@google-cloud/bigquery'
import { AskError, RetryError } from '../errors.ts'
import { type Backoff, withBackoff } from './backoff.ts'
import { explainError } from './explain-error.ts'

export type ApiRequest = {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Below the project, or a whole address. */
  readonly uri: string
  readonly qs?: Readonly<Record<string, string | number | boolean>>
  readonly json?: unknown
  readonly multipart?: () => readonly unknown[]
}

/** Calls of the API, with the access, user agent and tokens of Google's own client. */
export type Client = {
  readonly project: string
  readonly location: string
  readonly apiEndpoint: string
  /** Each call may be made again without harm; what may pass is tried again, and then thrown as a RetryError. */
  call<T>(request: ApiRequest, signal?: AbortSignal): Promise<T>
  /** One try; rejects with whatever came instead of an answer. */
  ask<T>(request: ApiRequest): Promise<T>
  /** The same, or undefined where there is no such thing. */
  find<T>(request: ApiRequest, signal?: AbortSignal): Promise<T | undefined>
}

export type ClientPlace = {
  readonly project: string
  readonly location: string
  readonly apiEndpoint?: string
  readonly authClient?: NonNullable<ClientOptions['authClient']>
}

export function openClient({ project, location, ...place }: ClientPlace, backoff: Backoff): Client {
  // Its own retries know neither quotas nor ids of ours.
  const bigQuery = new BigQuery({ projectId: project, location, autoRetry: false, ...place })

  const ask = <T>({ multipart, ...request }: ApiRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      const body = multipart ? { multipart: [...multipart()] } : {}
      bigQuery.request({ method: 'GET', ...request, ...body } as never, (error, answer) =>
        error ? reject(error) : resolve(answer as T),
      )
    })
  const call: Client['call'] = (request, signal) =>
    withBackoff(
      backoff,
      async () => {
        try {
          return await ask<never>(request)
        } catch (error) {
          throw explainAnswer(error, project)
        }
      },
      signal,
    )
  return {
    project,
    location,
    apiEndpoint: bigQuery.apiEndpoint,
    call,
    ask,
    find: async <T>(request: ApiRequest, signal?: AbortSignal) => {
      try {
        return await call<T>(request, signal)
      } catch (error) {
        if (codeOf(error) === 404) return undefined
        throw error
      }
    },
  }
}

/** HTTP code of the answer that made an error. */
export const codeOf = (error: unknown): number | undefined => {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined
  return typeof cause?.code === 'number' ? cause.code : undefined
}

type Answered = Error & { readonly code?: number | string; readonly errors?: readonly { reason?: string }[] }

function explainAnswer(thrown: unknown, project: string): Error {
  const error = thrown as Answered
  const { code, message, errors } = error
  if (typeof code === 'number' || errors)
    return withCause(
      explainError(
        { code: typeof code === 'number' ? code : undefined, reason: errors?.[0]?.reason, message },
        project,
      ),
      error,
    )
  const known = explainError({ message }, project)
  // Without an answer there is a broken line, unless nobody could even say who is asking.
  return withCause(
    known instanceof AskError ? known : new RetryError(`BigQuery cannot be reached: ${message}`),
    error,
  )
}

const withCause = (error: Error, cause: Error): Error => Object.assign(error, { cause })
