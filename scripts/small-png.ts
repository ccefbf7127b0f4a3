import { inflateSync } from 'node:zlib'
import { encodePng } from '../src/slack/picture/encode-png.ts'

/** Levels of a colour's channel that letters need to look smooth. */
const STEP = 17

/** A browser's screenshot with a palette, a third of its size: colours are rounded so that few are left. */
export function smallPng(screenshot: Buffer): Uint8Array {
  const [width, height, channels] = [
    screenshot.readUInt32BE(16),
    screenshot.readUInt32BE(20),
    screenshot[25] === 6 ? 4 : 3,
  ]
  const lines = inflateSync(Buffer.concat(dataOf(screenshot)))
  const pixels = new Uint8Array(width * height * 4)
  const size = width * channels
  let above: Uint8Array = new Uint8Array(size)
  for (let y = 0; y < height; y += 1) {
    const start = y * (size + 1)
    const line = lines.subarray(start + 1, start + 1 + size)
    unfilter(lines[start] ?? 0, line, above, channels)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 3; c += 1)
        pixels[(y * width + x) * 4 + c] = Math.round((line[x * channels + c] ?? 0) / STEP) * STEP
    above = line
  }
  return encodePng({ width, height, pixels }) ?? screenshot
}

function dataOf(png: Buffer): readonly Buffer[] {
  const found: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return found
}

/** Undoes a line's filter in place (PNG specification, 9.2). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  for (const [i, value] of line.entries()) {
    const [left, up, corner] = [line[i - step] ?? 0, above[i] ?? 0, above[i - step] ?? 0]
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    line[i] = value + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const base = left + up - corner
  const [a, b, c] = [Math.abs(base - left), Math.abs(base - up), Math.abs(base - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
