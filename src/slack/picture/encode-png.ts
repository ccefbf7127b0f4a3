import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
const INDEXED = 3

/** Opaque pixels, four bytes each: red, green, blue and one that does not count. */
type Pixels = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/**
 * A PNG with a palette, a fifth of the size of one with true colours; undefined where there are more than 256. Edges of
 * letters on the few grounds of a picture of ours take some 150.
 */
export function encodePng({ width, height, pixels }: Pixels): Uint8Array | undefined {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const places = new Map<number, number>()
  const lines = Buffer.alloc((width + 1) * height)
  let [last, place] = [-1, 0]
  for (let y = 0; y < height; y += 1) {
    // The byte before each line names its filter: none.
    const start = y * (width + 1) + 1
    for (let x = 0; x < width; x += 1) {
      const colour = view.getUint32((y * width + x) * 4) >>> 8
      if (colour !== last) {
        place = places.get(colour) ?? places.size
        if (place === MOST_COLOURS) return undefined
        places.set(colour, place)
        last = colour
      }
      lines[start + x] = place
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, INDEXED, 0, 0, 0], 8)
  const palette = Buffer.from(
    [...places.keys()].flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
