import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawMatrix } from '../../../src/slack/picture/draw-matrix.ts'
import { encodePng } from '../../../src/slack/picture/encode-png.ts'
import { textWidth } from '../../../src/slack/picture/text-width.ts'
import { toPng } from '../../../src/slack/picture/to-png.ts'
import { eachDay } from '../../../src/warehouse/calendar-date.ts'
import { sampleMatrix } from '../../terminal/sample-matrix.ts'
import { anyMatrix } from './random-matrix.ts'
import { readPicture } from './read-picture.ts'

const now = new Date('2021-11-22T14:05:00Z')
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const view = (png: Uint8Array) => Buffer.from(png.buffer, png.byteOffset, png.byteLength)
const sizeOf = (png: Uint8Array) => [view(png).readUInt32BE(16), view(png).readUInt32BE(20)]
const page = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" font-family="DejaVu Sans Condensed"><rect width="200" height="60" fill="#ffffff"/>${inside}</svg>`

/** The chunks of a PNG by name; there is one of each. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  const bytes = view(png)
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return chunks
}

describe('a PNG', () => {
  test('of a season is a small file of the size of its drawing', () => {
    const svg = drawMatrix(sampleMatrix(eachDay('2021-10-19', '2022-05-26')), { title: 'Incomplete.', now })
    const png = toPng(svg)
    const { width, height } = readPicture(svg)
    expect([...png.slice(0, 8)]).toEqual(SIGNATURE)
    expect(sizeOf(png)).toEqual([width, height])
    expect(png.length).toBeLessThanOrEqual(150_000)
  })

  test('is made of any matrix', () => {
    fc.assert(
      fc.property(anyMatrix, fc.string({ unit: 'binary' }), (block, title) => {
        expect([...toPng(drawMatrix(block, { title, now })).slice(0, 8)]).toEqual(SIGNATURE)
      }),
      { numRuns: 15 },
    )
  })

  test('is made of names with signs that XML does not allow', () => {
    const block = sampleMatrix(['2021-11-18'])
    const title = 'a\u0000b \ufffe \uffff \ud800 <b> & "c"'
    expect([...toPng(drawMatrix(block, { title, now })).slice(0, 8)]).toEqual(SIGNATURE)
  })

  test('has letters: the font is found', () => {
    const palette = (svg: string) => (chunksOf(toPng(svg)).get('PLTE')?.length ?? 0) / 3
    expect(palette(page(''))).toBe(1)
    expect(palette(page('<text x="10" y="40" font-size="26">psza</text>'))).toBeGreaterThan(10)
  })

  test('holds the pixels that were given', () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256))
    const png = encodePng({ width: 5, height: 3, pixels }) ?? new Uint8Array()
    const [palette, data] = [chunksOf(png).get('PLTE'), chunksOf(png).get('IDAT')]
    const lines = inflateSync(data ?? '')
    const colours = Array.from({ length: 3 }, (_, y) => [...lines.subarray(y * 6 + 1, y * 6 + 6)]).flat()
    expect(colours.flatMap(at => [...(palette?.subarray(at * 3, at * 3 + 3) ?? []), 255])).toEqual([
      ...pixels,
    ])
    // Another reader finds the same sums: it refuses a chunk whose check does not fit.
    const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
    const shown = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="5" height="3"><image width="5" height="3" image-rendering="optimizeSpeed" href="${image}"/></svg>`,
    ).render()
    expect([...shown.pixels]).toEqual([...pixels])
  })

  test('with more colours than a palette holds is still one', () => {
    const stops = '<stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fa3"/>'
    const ramp = `<linearGradient id="a" gradientTransform="rotate(20)">${stops}</linearGradient><rect width="200" height="60" fill="url(#a)"/>`
    const png = toPng(page(ramp))
    expect([...png.slice(0, 8)]).toEqual(SIGNATURE)
    expect(sizeOf(png)).toEqual([200, 60])
    expect(chunksOf(png).has('PLTE')).toBe(false)
  })
})

describe('the width of a text', () => {
  const fontFiles = ['', '-Bold'].map(
    weight => `node_modules/dejavu-fonts-ttf/ttf/DejaVuSansCondensed${weight}.ttf`,
  )
  const measured = (text: string, bold: boolean) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="100"><text x="10" y="50" font-size="24" font-family="DejaVu Sans Condensed"${bold ? ' font-weight="700"' : ''}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></svg>`,
      { font: { fontFiles, loadSystemFonts: false } },
    ).getBBox()?.width ?? 0

  test.each([false, true])('is never less than the font takes (bold: %s)', bold => {
    const letters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
    const tight = [...letters, '…', '·', 'é', 'Ж', '漢'].filter(
      letter => measured(letter.repeat(20), bold) > textWidth(letter.repeat(20), { size: 24, bold }),
    )
    expect(tight).toEqual([])
  })
})
