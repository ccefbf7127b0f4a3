import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { CRC32C } from '@google-cloud/storage'

export type StoredObject = {
  readonly name: string
  /** As stored: packed where the object was put so. */
  readonly bytes: Buffer
  readonly gzip: boolean
  readonly generation: string
  readonly crc32c: string
  readonly md5: string
}

/** The objects of a bucket, in the order in which Cloud Storage lists them: by the bytes of their names. */
export function objectsIn(bucket: string) {
  const objects = new Map<string, StoredObject>()
  let sorted: readonly { readonly key: Buffer; readonly name: string }[] | undefined
  // Generations are microseconds in Cloud Storage: beyond what a number can tell apart from its neighbour.
  let generation = 1_700_000_000_000_000n

  return {
    put(name: string, content: string | Uint8Array, { gzip = false } = {}): void {
      const bytes = gzip ? gzipSync(content) : Buffer.from(content as string)
      const crc = new CRC32C()
      crc.update(bytes)
      generation += 1n
      if (!objects.has(name)) sorted = undefined
      objects.set(name, {
        name,
        bytes,
        gzip,
        generation: String(generation),
        crc32c: crc.toString(),
        md5: createHash('md5').update(bytes).digest('base64'),
      })
    },
    remove(name: string): void {
      objects.delete(name)
      sorted = undefined
    },
    find: (name: string): StoredObject | undefined => objects.get(name),
    list(query: URLSearchParams): { readonly items: object[]; readonly nextPageToken?: string } {
      sorted ??= [...objects.keys()]
        .map(name => ({ name, key: Buffer.from(name) }))
        .sort((a, b) => a.key.compare(b.key))
      const [prefix, from, before] = ['prefix', 'startOffset', 'endOffset'].map(name => query.get(name) ?? '')
      const token = query.get('pageToken')
      const after = token === null ? undefined : Buffer.from(token, 'base64')
      const most = Math.min(1000, Number(query.get('maxResults') ?? 1000))
      const found = sorted.filter(
        ({ name, key }) =>
          name.startsWith(prefix ?? '') &&
          key.compare(Buffer.from(from ?? '')) >= 0 &&
          (!before || key.compare(Buffer.from(before)) < 0) &&
          (!after || key.compare(after) > 0),
      )
      const page = found.slice(0, most)
      return {
        items: page.map(({ name }) => resource(bucket, objects.get(name) as StoredObject)),
        ...(page.length < found.length ? { nextPageToken: page.at(-1)?.key.toString('base64') ?? '' } : {}),
      }
    },
  }
}

export const resource = (
  bucket: string,
  { name, bytes, gzip, generation, crc32c, md5 }: StoredObject,
): Record<string, unknown> => ({
  kind: 'storage#object',
  id: `${bucket}/${name}/${generation}`,
  name,
  bucket,
  generation,
  metageneration: '1',
  contentType: 'application/json',
  size: String(bytes.length),
  crc32c,
  md5Hash: md5,
  ...(gzip ? { contentEncoding: 'gzip' } : {}),
})
