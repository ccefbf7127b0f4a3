import { OAuth2Client } from 'google-auth-library'
import type { BigQueryOptions } from '../../src/warehouse/bigquery/open-bigquery.ts'

/** How a process, this or another one, opens the tables of an emulator: with a token that nobody checks. */
export function emulatorOptions(apiEndpoint: string, project: string): BigQueryOptions {
  const authClient = new OAuth2Client()
  authClient.setCredentials({ access_token: 'nobody checks', expiry_date: Date.now() + 86_400_000 })
  return { project, location: 'US', apiEndpoint, authClient }
}
