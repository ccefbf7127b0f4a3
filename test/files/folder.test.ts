import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileGone, FileStoreBroken } from '../../src/files/file-store.ts'
import { folderStore } from '../../src/files/folder.ts'
import { fileStoreContract } from '../contracts/file-store.ts'
import { collect } from './collect.ts'

const newFolder = async () => realpath(await mkdtemp(join(tmpdir(), 'backcourt-folder-')))

const writeTo = (folder: string) => async (path: string, content: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), content)
}

fileStoreContract('a folder', async () => {
  const folder = await newFolder()
  return {
    store: folderStore(folder),
    put: writeTo(folder),
    remove: path => rm(join(folder, path)),
    close: () => rm(folder, { recursive: true }),
  }
})

describe('a folder as a file store', () => {
  let folder: string
  let put: (path: string, content: string) => Promise<void>

  beforeEach(async () => {
    folder = await newFolder()
    put = writeTo(folder)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const paths = async (root = folder) => (await collect(folderStore(root).list(''))).map(e => e.path)

  it('skips dot files and the names of half-written files, when listing and when reading', async () => {
    const hidden = [
      '.DS_Store',
      '.git/config',
      'a/x.json.tmp',
      'a/x.json.part',
      'a/x.json~',
      'a/.tmp-1/x.json',
      'a/x.tmp-12.json',
    ]
    for (const path of [...hidden, 'a/x.json']) await put(path, 'x')
    expect(await paths()).toEqual(['a/x.json'])
    for (const path of hidden) await expect(folderStore(folder).read(path)).rejects.toThrow(FileGone)
  })

  it('follows no link, neither out of the folder nor in a circle', async () => {
    const outside = await newFolder()
    await writeTo(outside)('secret.json', 'secret')
    await put('a/x.json', 'x')
    await symlink(outside, join(folder, 'a', 'out'))
    await symlink(join(outside, 'secret.json'), join(folder, 'a', 'secret.json'))
    await symlink(folder, join(folder, 'a', 'circle'))
    expect(await paths()).toEqual(['a/x.json'])
    const store = folderStore(folder)
    expect(await collect(store.list('a/out/'))).toEqual([])
    for (const path of ['a/out/secret.json', 'a/secret.json', 'a/circle/a/x.json']) {
      await expect(store.read(path)).rejects.toThrow(FileGone)
    }
    await rm(outside, { recursive: true })
  })

  it('may itself be reached through a link', async () => {
    await put('data/a/x.json', 'x')
    await symlink(join(folder, 'data'), join(folder, 'link'))
    expect(await paths(join(folder, 'link'))).toEqual(['a/x.json'])
    expect(await folderStore(join(folder, 'link')).read('a/x.json')).toHaveLength(1)
  })

  it('names the folder that does not exist, and the setting', async () => {
    const store = folderStore(join(folder, 'missing'))
    const problem = await store.probe()
    expect(problem?.code).toBe('missing')
    expect(problem?.message).toContain(join(folder, 'missing'))
    expect(problem?.fix.join()).toContain('BACKCOURT_FILES')
    await expect(collect(store.list(''))).rejects.toThrow(FileStoreBroken)
    await expect(collect(store.list('nba-com/'))).rejects.toThrow(FileStoreBroken)
  })

  it('names the place that is a file', async () => {
    await put('x.json', 'x')
    const store = folderStore(join(folder, 'x.json'))
    expect((await store.probe())?.code).toBe('not-a-folder')
    await expect(collect(store.list(''))).rejects.toThrow(FileStoreBroken)
  })
})
