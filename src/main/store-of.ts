import type { FileStore } from '../files/file-store.ts'

/** Where the Phase 1 files are: a folder, or a bucket (`gs://…`, whose name the configuration has checked). */
export async function storeOf(files: string): Promise<FileStore> {
  if (!files.startsWith('gs://')) return (await import('../files/folder.ts')).folderStore(files)
  const { readGcsPlace } = await import('../files/gcs/read-gcs-place.ts')
  const { gcsStore } = await import('../files/gcs/gcs-store.ts')
  const place = readGcsPlace(files)
  if ('message' in place) throw new Error(place.message)
  return gcsStore(place)
}
