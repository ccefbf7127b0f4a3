import type { Answer, AnswerOutcome, Block } from '../assistant/answer/answer.ts'
import { type Ink, paint } from './paint.ts'
import { renderMatrix } from './render-matrix.ts'
import { renderNext } from './render-next.ts'
import { renderTable } from './render-table.ts'
import { safeLines } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { wrapBehind } from './wrap-text.ts'

const verdicts: Readonly<Record<AnswerOutcome, { symbol: string; tag: string; ink: Ink }>> = {
  done: { symbol: '✓', tag: '[ok]', ink: 'good' },
  'done with warnings': { symbol: '!', tag: '[warnings]', ink: 'warning' },
  failed: { symbol: '✗', tag: '[failed]', ink: 'bad' },
  interrupted: { symbol: '‖', tag: '[interrupted]', ink: 'warning' },
}

/**
 * What a command says: the verdict, the facts, the tables, and what to type next. Nothing is wider than the screen but
 * commands to type, which stay in one piece so that they can be copied.
 */
export function renderAnswer(
  answer: Answer,
  screen: Screen,
  { verbose = false }: { readonly verbose?: boolean } = {},
): readonly string[] {
  const { symbol, tag, ink } = verdicts[answer.outcome]
  const mark = `${screen.unicode ? symbol : tag} `
  const headline = safeLines(answer.headline).flatMap((line, i) =>
    wrapBehind(i === 0 ? mark : '  ', line, screen.width),
  )
  const blocks = [...(answer.blocks ?? []), ...(verbose ? (answer.details ?? []) : [])]
  const next = answer.next ?? []
  return [
    ...headline.map(line => paint(line, ink, screen)),
    ...answer.facts.flatMap(fact => safeLines(fact).flatMap(line => wrapBehind('  ', line, screen.width))),
    ...blocks.flatMap(block => ['', ...renderBlock(block, screen)]),
    ...(blocks.length > 0 && next.length > 0 ? [''] : []),
    ...renderNext(next, screen),
  ]
}

function renderBlock(block: Block, screen: Screen): readonly string[] {
  switch (block.kind) {
    case 'table':
      return renderTable(block, screen)
    case 'matrix':
      return renderMatrix(block, screen)
    case 'text':
      return block.lines.flatMap(text =>
        safeLines(text).flatMap(line => {
          const indent = /^ */.exec(line)?.[0] ?? ''
          return line.trim() === ''
            ? ['']
            : wrapBehind(indent.slice(0, screen.width - 8), line.trimStart(), screen.width)
        }),
      )
  }
}
