import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, it, vi } from 'vitest'
import { folderStore } from '../../src/files/folder.ts'
import { collect } from './collect.ts'

const opened: string[] = []

vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  const readdir = (path: string, options: { withFileTypes: true }) => {
    opened.push(path)
    return real.readdir(path, options)
  }
  return { ...real, readdir }
})

it('opens only the folders that can hold the prefix', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'backcourt-walk-')))
  for (const dir of ['a/2021-11-22/g', 'a/2021-11-23/g', 'a/2021-12-01/g', 'b/2021-11-22/g']) {
    await mkdir(join(folder, dir), { recursive: true })
    await writeFile(join(folder, dir, 'x.json'), 'x')
  }
  const openedFor = async (prefix: string) => {
    opened.length = 0
    await collect(folderStore(folder).list(prefix))
    return opened.map(path => relative(folder, path))
  }
  expect(await openedFor('a/2021-11-22/')).toEqual(['a/2021-11-22', 'a/2021-11-22/g'])
  expect(await openedFor('a/2021-11-2')).toEqual([
    'a',
    'a/2021-11-22',
    'a/2021-11-22/g',
    'a/2021-11-23',
    'a/2021-11-23/g',
  ])
  await rm(folder, { recursive: true })
})
