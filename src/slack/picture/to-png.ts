import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { encodePng } from './encode-png.ts'

const { resolve } = createRequire(import.meta.url)

/** The letters come with the package, so that a picture looks the same on every machine. */
const fontFiles = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map(file =>
  resolve(`dejavu-fonts-ttf/ttf/${file}`),
)

/** Sharp edges of cells, which also make the file small. */
const CRISP = 1

/** An SVG of ours, opaque, as PNG at its own size. */
export function toPng(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans Condensed' },
    shapeRendering: CRISP,
  }).render()
  // Every look at `pixels` is a copy of them.
  const { width, height, pixels } = image
  return encodePng({ width, height, pixels }) ?? image.asPng()
}
