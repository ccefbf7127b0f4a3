import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleFiles } from '../../src/sample/sample-files.ts'
import { type SampleProgress, writeSample } from '../../src/sample/write-sample.ts'

const options = { seasons: 2, seed: 8, days: 3 } as const
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backcourt-sample-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const written = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()

test('writes exactly the files of the league and says how many and how large', async () => {
  const files = [...sampleFiles(options)]
  const result = await writeSample(folder, options)
  expect(written()).toEqual(files.map(file => file.path).sort())
  for (const { path, content } of files) expect(readFileSync(join(folder, path), 'utf8')).toBe(content)
  expect(result).toMatchObject({
    files: files.length,
    bytes: files.reduce((sum, file) => sum + Buffer.byteLength(file.content), 0),
    seasons: ['2021-22', '2022-23'],
    gameDates: 6,
    firstDate: '2021-10-19',
    lastDate: '2022-10-20',
  })
})

test('progress rises to the number of files that was announced from the start', async () => {
  const seen: SampleProgress[] = []
  const result = await writeSample(folder, options, { onProgress: progress => seen.push(progress) })
  expect(seen.map(progress => progress.files)).toEqual(seen.map((_, i) => i + 1))
  expect(new Set(seen.map(progress => progress.ofFiles))).toEqual(new Set([result.files]))
  expect(seen.at(-1)?.bytes).toBe(result.bytes)
})

test('the announced number of files holds for seasons with troubles in them', async () => {
  const announced: number[] = []
  const result = await writeSample(
    folder,
    { seasons: 1, seed: 8, days: 40 },
    { onProgress: ({ ofFiles }) => announced.push(ofFiles) },
  )
  expect(announced.at(-1)).toBe(result.files)
})

test('an abort stops it with the reason, leaves whole files only, and a second run completes the folder', async () => {
  const abort = new AbortController()
  const reason = new Error('stopped by the operator')
  const stopAt = ({ files }: SampleProgress): void => {
    if (files === 30) abort.abort(reason)
  }
  await expect(writeSample(folder, options, { signal: abort.signal, onProgress: stopAt })).rejects.toBe(
    reason,
  )
  const content = new Map([...sampleFiles(options)].map(file => [file.path, file.content]))
  expect(written().length).toBeLessThan(content.size)
  for (const path of written()) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(content.get(path))
  await writeSample(folder, options)
  expect(written()).toHaveLength(content.size)
})

test('a folder that cannot be written is an error, not a sample with holes', async () => {
  writeFileSync(join(folder, 'nba-com'), 'a file where a folder belongs')
  await expect(writeSample(folder, options)).rejects.toThrow(/EEXIST|ENOTDIR/)
})
