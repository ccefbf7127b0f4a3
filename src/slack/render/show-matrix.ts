import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { plural } from '../../assistant/words/plural.ts'
import { describeMatrix } from '../picture/describe-matrix.ts'
import { factList } from './fact-list.ts'
import { fitLines } from './fit-lines.ts'
import { inline } from './inline.ts'
import { matrixFacts } from './matrix-facts.ts'
import { paragraph } from './paragraph.ts'
import type { Part } from './part.ts'
import { richText } from './rich-text.ts'

/** The numbers of a matrix in words; the days themselves are a picture, or a file where there is another picture. */
export function showMatrix(block: MatrixBlock, file: string, characters: number): Part {
  const facts = matrixFacts(block)
  const { shown, left } = fitLines(facts, { most: 20, characters })
  const more = left === 0 ? [] : [`and ${plural(left, 'more table')} in ${file}`]
  return {
    blocks: [
      richText(
        paragraph(
          ...inline(block.title === undefined ? '' : `${block.title}\n`, { bold: true }),
          ...inline(describeMatrix(block)),
        ),
        ...factList([...shown, ...more]),
      ),
    ],
    files:
      left === 0 ? [] : [{ name: file, title: block.title ?? 'Coverage', content: `${facts.join('\n')}\n` }],
  }
}
