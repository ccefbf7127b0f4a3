import { type Bucket, Storage, type StorageOptions } from '@google-cloud/storage'
import type { AuthClient } from 'google-auth-library'

export type BucketAccess = {
  readonly bucket: string
  /** Where the API answers; Google's own address unless something else is said. */
  readonly apiEndpoint?: string
  /** Who asks; without it and `credentials`, whoever the machine's default credentials name. */
  readonly authClient?: Pick<AuthClient, 'getRequestHeaders'>
  readonly credentials?: NonNullable<StorageOptions['credentials']>
}

/** Google's client for one bucket, with the retries left to us. Nothing is asked yet. */
export function openBucket({ bucket, apiEndpoint, authClient, credentials }: BucketAccess): Bucket {
  const storage = new Storage({
    ...(apiEndpoint === undefined ? {} : { apiEndpoint }),
    ...(authClient === undefined ? {} : { authClient: withPlainHeaders(authClient) }),
    ...(credentials === undefined ? {} : { credentials }),
    useAuthWithCustomEndpoint: true,
    retryOptions: { autoRetry: false },
  })
  // With its own connection pool, one download that breaks takes down all others: the client then destroys the pool.
  storage.interceptors.push({ request: request => ({ ...request, forever: false }) as never })
  return storage.bucket(bucket)
}

/** The client copies the headers as those of a plain object; of a `Headers` it would take none, and ask as nobody. */
function withPlainHeaders(client: Pick<AuthClient, 'getRequestHeaders'>) {
  const plain = {
    getRequestHeaders: async (url?: string) =>
      Object.fromEntries((await client.getRequestHeaders(url)).entries()),
  }
  return plain as unknown as NonNullable<StorageOptions['authClient']>
}
