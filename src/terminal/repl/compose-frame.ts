import { formatDuration } from '../../assistant/words/format-duration.ts'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../fit-text.ts'
import { paint } from '../paint.ts'
import { safeText } from '../safe-text.ts'
import type { Screen } from '../screen.ts'
import { visibleWidth } from '../visible-width.ts'
import { wrapText } from '../wrap-text.ts'
import type { Draft } from './draft.ts'
import type { Editor } from './editor.ts'
import { listColumns } from './list-columns.ts'
import type { PromptFrame } from './live-prompt.ts'
import type { Question } from './questions.ts'
import { windowOf } from './window-of.ts'

/** All that one frame of the prompt is made from. */
export type PromptState = {
  /** The block of runs, rendered. */
  readonly runLines: readonly string[]
  readonly editor: Editor
  readonly question: Question | undefined
  /** Milliseconds that an answer has been waited for. */
  readonly busyMs: number | undefined
  readonly waiting: number
  readonly hint: string | undefined
  /** `backcourt>` with its space. */
  readonly label: string
  /** Lines for candidates. */
  readonly room: number
}

/** A wait shorter than this is not worth a word. */
export const PATIENCE_MS = 200
/** Columns that the line being edited has at least, however long a question is. */
const LEAST_FIELD = 24

/** One frame. Its width is a column less than the screen's, for a full last column makes some terminals wrap. */
export function composeFrame(state: PromptState, given: Screen): PromptFrame {
  const screen = { ...given, width: given.width - 1 }
  const { question, editor } = state
  if (question !== undefined) {
    const { above, label } = askAbove(question, screen)
    const lines = [...state.runLines, ...above.map(line => paint(line, 'strong', screen))]
    return { above: lines, below: hintLine(state, screen), ...fieldOf(label, question.typed, screen) }
  }
  const label = editor.search === undefined ? state.label : searchLabel(editor.search, screen)
  return {
    above: [...state.runLines, ...busyLine(state, screen)],
    below:
      editor.candidates.length > 0
        ? listColumns(editor.candidates, state.room, screen)
        : hintLine(state, screen),
    ...fieldOf(label, editor.draft, screen),
  }
}

/** A question that leaves no room for its answer stands in lines of its own. */
function askAbove({ text, hint }: Question, { width }: Screen): { above: readonly string[]; label: string } {
  const whole = safeText(hint === '' ? `${text} ` : `${text} ${hint} `)
  if (visibleWidth(whole) + LEAST_FIELD / 2 <= width) return { above: [], label: whole }
  return { above: wrapText(safeText(text), width), label: hint === '' ? '> ' : `${hint} ` }
}

const searchLabel = ({ query, isFound }: NonNullable<Editor['search']>, { width, unicode }: Screen): string =>
  cutText(`${isFound ? 'search' : 'no line holds'} '${safeText(query)}': `, width - LEAST_FIELD, unicode)

function busyLine({ busyMs, waiting }: PromptState, screen: Screen): readonly string[] {
  if (busyMs === undefined || busyMs < PATIENCE_MS) return []
  const dots = screen.unicode ? '…' : '...'
  const more = waiting === 0 ? '' : `; ${plural(waiting, 'line')} ${waiting === 1 ? 'waits' : 'wait'}`
  return [paint(`working${dots} ${formatDuration(Math.floor(busyMs / 1000))}${more}`, 'quiet', screen)]
}

const hintLine = ({ hint }: PromptState, screen: Screen): readonly string[] =>
  hint === undefined ? [] : [paint(cutText(safeText(hint), screen.width, screen.unicode), 'quiet', screen)]

function fieldOf(label: string, draft: Draft, screen: Screen): Omit<PromptFrame, 'above' | 'below'> {
  const labelWidth = visibleWidth(label)
  const window = windowOf(draft, Math.max(LEAST_FIELD / 2, screen.width - labelWidth), screen.unicode)
  return {
    label: paint(label, 'strong', screen),
    labelWidth,
    field: window.text,
    cursor: window.cursor,
    cursorWidth: visibleWidth(window.text.slice(0, window.cursor)),
  }
}
