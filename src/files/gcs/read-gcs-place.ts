import { isStorePath } from '../visible.ts'

/** Where in Google Cloud Storage the Phase 1 files lie. */
export type GcsPlace = {
  readonly bucket: string
  /** Folder in the bucket, without slashes at its ends; '' for the bucket itself. */
  readonly prefix: string
}

/** Why a text names no bucket: the rule with the text seen, and what to write instead. */
export type NoGcsPlace = { readonly message: string; readonly fix: string }

const FIX =
  'set BACKCOURT_FILES to gs://, the name of the bucket and, where the files lie deeper, their folder'

/** Reads `gs://bucket` or `gs://bucket/folder/in/it`. */
export function readGcsPlace(text: string): GcsPlace | NoGcsPlace {
  const no = (rule: string): NoGcsPlace => ({ message: `${rule}; it is \`${text}\`.`, fix: FIX })
  const [, bucket, rest = ''] = /^gs:\/\/([^/]*)(?:\/(.*))?$/s.exec(text) ?? []
  if (bucket === undefined) return no('A place in Google Cloud Storage must look like gs://bucket')
  const rule = brokenRule(bucket)
  if (rule) return no(rule)
  const prefix = rest.replace(/\/$/, '')
  if (prefix !== '' && !isStorePath(prefix))
    return no('A folder in a bucket must have a name between all its slashes, without dots in front')
  return { bucket, prefix }
}

/** Google's rules for names. What breaks them would be answered with "not found", which sends people the wrong way. */
function brokenRule(bucket: string): string | undefined {
  const most = bucket.includes('.') ? 222 : 63
  if (bucket.length < 3 || bucket.length > most)
    return `The name of a bucket must have 3 to ${most} characters`
  if (!/^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(bucket))
    return 'The name of a bucket must be of lower-case letters, digits, -, _ and ., with a letter or digit at both ends'
  if (bucket.split('.').some(part => part.length === 0 || part.length > 63))
    return 'The parts of a bucket name between its dots must have 1 to 63 characters'
  if (/^\d+(\.\d+){3}$/.test(bucket)) return 'The name of a bucket must not look like an IP address'
  if (bucket.startsWith('goog') || /g[o0]{2}g[l1]e/.test(bucket))
    return 'The name of a bucket must neither begin with goog nor hold the word google'
  return undefined
}
