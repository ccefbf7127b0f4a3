import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safeMarkdown } from '../../commands/handoff/safe-markdown.ts'
import { isRefusal } from '../../src/assistant/refusal.ts'
import { expectGolden } from '../golden/golden.ts'
import { type League, openLeague } from '../pipeline/why/ask-league.ts'

let league: League
beforeAll(async () => {
  league = await openLeague()
})
afterAll(() => league?.close())

const markdown = async (line: string, now?: string): Promise<string> => {
  const answer = await league.ask(line, now)
  if (isRefusal(answer)) throw new Error(answer.message)
  return (answer.data as { markdown: string }).markdown
}

describe('the hand-over', () => {
  it('tells verdict, coverage, what is open, failures, runs, quarantine, names and what is next', async () => {
    const text = await markdown('handoff 2021-11-01..2021-11-27')
    expectGolden(
      'handoff/november',
      text
        .replace(/ by Backcourt [\d.]+\./, ' by Backcourt VERSION.')
        .trimEnd()
        .split('\n'),
    )
  })

  it('is the same for the same state but for one line', async () => {
    const [one, other] = [
      await markdown('handoff 2021-11-01..2021-11-27', '2026-11-23T12:00:00Z'),
      await markdown('handoff 2021-11-01..2021-11-27', '2026-11-23T13:30:00Z'),
    ]
    const differ = one.split('\n').filter((line, i) => line !== other.split('\n')[i])
    expect(differ).toHaveLength(1)
    expect(differ[0]).toMatch(/^Made 2026-11-23 12:00 UTC/)
  })

  it('says so where nothing ran, failed or waits', async () => {
    const text = await markdown('handoff 2021-11-25')
    for (const line of [
      'Nothing is missing, broken or out of date.',
      'None recorded.',
      'Nothing ran for these days.',
      'None.',
    ])
      expect(text).toContain(line)
  })

  it('is written whole beside its place, and replaces an older one', async () => {
    const file = join(league.home, 'handoff.md')
    for (const range of ['2021-11-22', '2021-11-23']) {
      expect(await league.ask(`handoff ${range} --out ${file}`)).toMatchObject({ data: { file } })
      expect(await readFile(file, 'utf8')).toBe(await markdown(`handoff ${range}`))
    }
    expect((await readdir(league.home)).filter(name => name.includes('.part'))).toEqual([])
  })

  it('leaves a file alone that is no hand-over, unless --force', async () => {
    const file = join(league.home, 'notes.md')
    await writeFile(file, 'mine')
    const line = `handoff 2021-11-22 --out ${file}`
    const refusal = await league.ask(line)
    expect(refusal).toMatchObject({ refused: true, code: 'file-exists' })
    expect(await readFile(file, 'utf8')).toBe('mine')
    expect(isRefusal(refusal) && refusal.fix[0]).toBe(`${line} --force`)
    await league.ask(`${line} --force`)
    expect(await readFile(file, 'utf8')).toMatch(/^<!-- backcourt handoff -->/)
  })

  it.each([
    ['', 'not-a-file'],
    ['x'.repeat(3), 'short'],
  ])('looks at a file that is shorter than the mark (%#)', async content => {
    const file = join(league.home, `short-${content.length}.md`)
    await writeFile(file, content)
    expect(await league.ask(`handoff 2021-11-22 --out ${file}`)).toMatchObject({ code: 'file-exists' })
  })

  it('goes into no folder, and makes none', async () => {
    const folder = join(league.home, 'folder.md')
    await mkdir(folder)
    expect(await league.ask(`handoff 2021-11-22 --out ${folder}`)).toMatchObject({ code: 'bad-file' })
    await expect(league.ask(`handoff 2021-11-22 --out ${join(league.home, 'none', 'x.md')}`)).rejects.toThrow(
      'the hand-over cannot be written',
    )
  })

  it.each([
    ['handoff', 'missing-argument'],
    ['handoff 2021-11-31', 'bad-range'],
    ['handoff 2021-11-22 --uot x.md', 'unknown-flag'],
    ['handoff 2021-11-22 --out', 'missing-value'],
  ])('%s is refused', async (line, code) => {
    expect(await league.ask(line)).toMatchObject({ refused: true, code })
  })

  it('keeps markup and line ends of names and reasons out of the document', () => {
    expect(safeMarkdown('a|b\n# <b>*x*</b> [y](z) `q`')).toBe(
      'a\\|b \\# \\<b\\>\\*x\\*\\</b\\> \\[y\\](z) \\`q\\`',
    )
  })
})
