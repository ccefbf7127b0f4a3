import { afterEach, describe, expect, it } from 'vitest'
import { FileGone, type FileStore } from '../../src/files/file-store.ts'
import { collect } from '../files/collect.ts'

/** A store with files in it that a test may change behind its back, as a scraper would. */
export type FileStoreUnderTest = {
  readonly store: FileStore
  put(path: string, content: string): Promise<void>
  remove(path: string): Promise<void>
  close(): Promise<void>
}

/** What every file store must do. `make` gives a new, empty store each time. */
export function fileStoreContract(name: string, make: () => Promise<FileStoreUnderTest>): void {
  describe(`${name} keeps the file store contract`, () => {
    const opened: FileStoreUnderTest[] = []
    const withFiles = async (...paths: string[]) => {
      const under = await make()
      opened.push(under)
      for (const path of paths) await under.put(path, `content of ${path}`)
      return under
    }
    const pathsOf = async (store: FileStore, prefix: string) =>
      (await collect(store.list(prefix))).map(entry => entry.path)

    afterEach(async () => {
      for (const under of opened.splice(0)) await under.close()
    })

    it('lists all files, sorted by path, for the empty prefix', async () => {
      const { store } = await withFiles(
        'b/2.json',
        'a/b/3.json',
        'a/b.json',
        'a-b/1.json',
        'z.json',
        'a/b0.json',
      )
      expect(await pathsOf(store, '')).toEqual([
        'a-b/1.json',
        'a/b.json',
        'a/b/3.json',
        'a/b0.json',
        'b/2.json',
        'z.json',
      ])
    })

    it('lists exactly the files whose path starts with the prefix, inside a name too', async () => {
      const { store } = await withFiles(
        'a/2021-11-22/x.json',
        'a/2021-11-23/y.json',
        'a/2021-12-01/z.json',
        'ab/w.json',
      )
      expect(await pathsOf(store, 'a/2021-11-2')).toEqual(['a/2021-11-22/x.json', 'a/2021-11-23/y.json'])
      expect(await pathsOf(store, 'a/2021-11-22/')).toEqual(['a/2021-11-22/x.json'])
      expect(await pathsOf(store, 'a')).toHaveLength(4)
      expect(await pathsOf(store, 'a/2021-12-01/z.json')).toEqual(['a/2021-12-01/z.json'])
    })

    it('lists from one path, inclusive, to before another, whether or not they exist', async () => {
      const { store } = await withFiles(
        'a/2021-11-21/x.json',
        'a/2021-11-22/a/x.json',
        'a/2021-11-23/y.json',
        'a/2021-11-23/z.json',
        'a/2021-11-24/y.json',
      )
      const within = async (prefix: string, from?: string, before?: string) =>
        (await collect(store.list(prefix, { ...(from ? { from } : {}), ...(before ? { before } : {}) }))).map(
          ({ path }) => path.slice('a/2021-11-'.length),
        )
      const all = ['21/x.json', '22/a/x.json', '23/y.json', '23/z.json', '24/y.json']
      expect(await within('a/', 'a/2021-11-22/', 'a/2021-11-230')).toEqual(all.slice(1, 4))
      expect(await within('a/', 'a/2021-11-23/y.json', 'a/2021-11-23/z.json')).toEqual(all.slice(2, 3))
      expect(await within('a/2021-11-2', 'a/2021-11-23/z')).toEqual(all.slice(3))
      expect(await within('', undefined, 'a/2021-11-22/b')).toEqual(all.slice(0, 2))
      expect(await within('a/', 'a/2021-12-01/', 'a/2021-12-02/')).toEqual([])
    })

    it('lists nothing for a prefix that no file has', async () => {
      const { store } = await withFiles('a/x.json')
      for (const prefix of ['b', 'a/x.json/', 'a/y/', 'a//', '/a', '../a', 'a/../a/']) {
        expect(await pathsOf(store, prefix)).toEqual([])
      }
    })

    it('reads back every byte of a file whose path it lists, whatever its name', async () => {
      const path = 'big/[2021-11-22]-0022100001-BKN@MIL é.csv'
      const { store } = await withFiles(path)
      const [entry] = await collect(store.list('big/'))
      const bytes = await store.read(entry?.path ?? '')
      expect(Buffer.from(bytes).toString()).toBe(`content of ${path}`)
      expect(entry?.size).toBe(bytes.length)
    })

    it('reads an empty file as no bytes', async () => {
      const { store, put } = await withFiles()
      await put('a/empty.json', '')
      expect(await store.read('a/empty.json')).toHaveLength(0)
    })

    it('gives a file another version when its content changes, and the same one while it does not', async () => {
      const { store, put } = await withFiles('a/x.json')
      const version = async () => (await collect(store.list('a/x.json')))[0]?.version
      const before = await version()
      expect(await version()).toBe(before)
      await put('a/x.json', 'content of a/y.json')
      expect(await version()).not.toBe(before)
    })

    it('throws FileGone with the path for a file that is not there, was removed, or lies outside', async () => {
      const { store, remove } = await withFiles('a/x.json')
      await remove('a/x.json')
      for (const path of [
        'a/x.json',
        'a',
        '',
        '..',
        '../x.json',
        '/etc/hostname',
        'a/../../x',
        'a\\x.json',
        'a\0',
      ]) {
        await expect(store.read(path), path).rejects.toThrow(FileGone)
      }
      await expect(store.read('a/x.json')).rejects.toThrow(/a\/x\.json/)
    })

    it('stops at an aborted signal', async () => {
      const { store } = await withFiles('a/x.json')
      const signal = AbortSignal.abort(new Error('stopped by the operator'))
      await expect(collect(store.list('', { signal }))).rejects.toThrow('stopped by the operator')
      await expect(store.read('a/x.json', { signal })).rejects.toThrow('stopped by the operator')
    })

    it('finds no problem with itself', async () => {
      const { store } = await withFiles()
      expect(await store.probe()).toBeUndefined()
      expect(store.place).not.toBe('')
    })
  })
}
