import { expect, it } from 'vitest'
import { FileStoreBroken } from '../../src/files/file-store.ts'
import { asBroken, folderProblem } from '../../src/files/folder-problem.ts'

const systemError = (code: string) => Object.assign(new Error(code), { code })

it('says which folder this user may not read', () => {
  const problem = folderProblem(systemError('EACCES'), 'data/nba-com')
  expect(problem).toMatchObject({ code: 'not-readable' })
  expect(problem?.message).toContain('data/nba-com')
})

it('hands on an error that it does not know, and keeps the cause of one that it does', () => {
  const unknown = systemError('EIO')
  expect(folderProblem(unknown, 'data')).toBeUndefined()
  expect(asBroken(unknown, 'data')).toBe(unknown)
  const known = systemError('EPERM')
  const broken = asBroken(known, 'data')
  expect(broken).toBeInstanceOf(FileStoreBroken)
  expect(broken).toMatchObject({ cause: known })
})
