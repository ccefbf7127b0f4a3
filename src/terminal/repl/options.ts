import type { RunView } from '../../assistant/run/run-view.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Screen } from '../screen.ts'
import type { Terminal } from './stage.ts'

export type ReplOptions = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly output: Terminal
  /** Lines typed earlier; made when missing. */
  readonly historyFile: string
  /** Read anew for every frame, because windows are resized. */
  readonly screen: () => Screen
  readonly now: () => Date
  /** US Eastern. */
  readonly today: () => CalendarDate
  /** Names the prompt: `backcourt`. */
  readonly program: string
  /** Where everything lies, for the first line. */
  readonly home: string
  /** Says how the runs that are left go on. */
  readonly quitHint: (runs: readonly RunView[]) => readonly string[]
  /** One line about a run that was interrupted earlier, if there is one. */
  readonly interrupted?: () => Promise<string | undefined>
  /** `PAGER` and `TERM` are looked at. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Gives whoever has something to say a way to say it above the prompt; returns how to take it back. */
  readonly listen?: (say: (lines: readonly string[]) => void) => () => void
}
