import { textWidth } from '../../../src/slack/picture/text-width.ts'
import { type Element, readStrictly } from '../../browser/well-formed.ts'

export type Area = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}

/** What a picture holds, read strictly: its size, rectangles, and texts with the room that they may take. */
export function readPicture(svg: string) {
  const [page, ...elements] = readStrictly(svg)
  const number = ({ attributes }: Element, name: string) => Number(attributes[name])
  const texts = elements.filter(({ name }) => name === 'text')
  return {
    width: page ? number(page, 'width') : Number.NaN,
    height: page ? number(page, 'height') : Number.NaN,
    sizes: texts.map(text => number(text, 'font-size')),
    words: texts.map(({ text }) => text),
    texts: texts.map((element): Area => {
      const [x, y, size] = [number(element, 'x'), number(element, 'y'), number(element, 'font-size')]
      const text = element.text.replace(/&(?:amp|lt|gt|quot|#39);/g, '&')
      const wide = textWidth(text, { size, bold: element.attributes['font-weight'] === '700' })
      const before =
        { start: 0, middle: wide / 2, end: wide }[element.attributes['text-anchor'] ?? 'start'] ?? 0
      return {
        left: x - before,
        right: x - before + wide,
        top: y - size * 0.8,
        bottom: y + size * 0.25,
        text: element.text,
      }
    }),
    boxes: elements
      .filter(({ name }) => name === 'rect')
      .map((element): Area => {
        const [x, y] = [number(element, 'x'), number(element, 'y')]
        const [right, bottom] = [x + number(element, 'width'), y + number(element, 'height')]
        return { left: x, right, top: y, bottom, text: '' }
      }),
  }
}

export const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export const contains = (outer: Area, inner: Area): boolean =>
  outer.left <= inner.left &&
  outer.right >= inner.right &&
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom
