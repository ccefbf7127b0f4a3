import type { File } from '@google-cloud/storage'

/** All bytes of an object, unpacked where it was stored packed; the client holds them against their checksum. */
export const download = (object: File, alive: () => void): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    object
      .createReadStream()
      .on('data', (chunk: Uint8Array) => {
        alive()
        chunks.push(chunk)
      })
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(chunks)))
  })
