import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { palettes } from '../../src/assistant/report/palette.ts'
import { renderReport } from '../../src/assistant/report/render-report.ts'
import { type Chromium, findChromium, startChromium } from './chromium.ts'
import { contrast } from './contrast.ts'
import { openPage, type Screen } from './open-page.ts'
import { sampleReport } from './sample-report.ts'
import { TEXT_COLOURS } from './text-colours.ts'

const binary = findChromium()
if (!binary) {
  console.error(
    '\nNO BROWSER: the HTML report was NOT looked at. No chromium, chromium-browser or google-chrome on the PATH; `apt-get install chromium` brings one.\n',
  )
}

const screens: readonly Screen[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]

describe.skipIf(!binary)(`The report in a browser${binary ? '' : ' (not here: no Chromium)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'backcourt-report-'))
  const file = join(folder, 'report.html')
  const data = sampleReport()
  let browser: Chromium
  const open = (screen: Screen) => openPage(browser, file, screen)

  beforeAll(() => {
    writeFileSync(file, renderReport(data))
    browser = startChromium(String(binary))
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(screens)(
    'loads without complaint, alone, and fits $width pixels in the $scheme',
    async screen => {
      const page = await open(screen)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width)
      expect(await page.evaluate('document.querySelectorAll(".cells rect").length')).toBe(data.cells.length)
      expect(await page.evaluate('document.querySelectorAll(".cells rect > title").length')).toBe(
        data.cells.length,
      )
      expect(hex(String(await page.evaluate('getComputedStyle(document.body).backgroundColor')))).toBe(
        palettes[screen.scheme].page,
      )
      expect(page.requests).toHaveLength(1)
      expect(page.complaints).toEqual([])
    },
  )

  test.each(screens)('has text that can be read at $width pixels in the $scheme', async screen => {
    const page = await open(screen)
    const pairs = (await page.evaluate(TEXT_COLOURS)) as readonly (readonly [string, string, string])[]
    expect(pairs.length).toBeGreaterThan(5)
    const weak = pairs.filter(([text, ground]) => contrast(hex(text), hex(ground)) < 4.5)
    expect(weak).toEqual([])
  })

  test('is white on paper, whatever the screen prefers, and leaves out what paper cannot do', async () => {
    const page = await open({ width: 800, scheme: 'dark', media: 'print' })
    expect(hex(String(await page.evaluate('getComputedStyle(document.body).backgroundColor')))).toBe(
      '#ffffff',
    )
    expect(await page.evaluate('getComputedStyle(document.querySelector("nav")).display')).toBe('none')
  })

  test('a tapped cell says its numbers in the line below', async () => {
    const page = await open({ width: 390, scheme: 'light' })
    const says = await page.evaluate(
      `(() => { const cell = document.querySelector('.cells rect'); cell.dispatchEvent(new MouseEvent('click', { bubbles: true })); return document.getElementById('pointed').textContent })()`,
    )
    expect(says).toBe('pgs 2021-10-19: 399 of 400 written, 1 MISSING_DEPENDENCY (investigate)')
  })

  test('tells a screen reader the name of every table, picture and region', async () => {
    const page = await open({ width: 1280, scheme: 'light' })
    await page.send('Accessibility.enable')
    const { nodes } = (await page.send('Accessibility.getFullAXTree')) as {
      nodes: { role?: { value: string }; name?: { value: string }; ignored: boolean }[]
    }
    const of = (...roles: string[]) =>
      nodes.filter(({ role, ignored }) => !ignored && role && roles.includes(role.value))
    expect(of('table').length).toBeGreaterThanOrEqual(7)
    expect(of('image', 'img').length).toBeGreaterThanOrEqual(8)
    expect(of('heading').length).toBe(9)
    expect(of('columnheader').length).toBeGreaterThan(30)
    const nameless = of('table', 'image', 'img', 'region', 'navigation').filter(({ name }) => !name?.value)
    expect(nameless).toEqual([])
  })
})

/** `rgb(1, 2, 3)` as `#010203`. */
const hex = (rgb: string): string =>
  `#${(rgb.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map(part => Number(part).toString(16).padStart(2, '0'))
    .join('')}`
