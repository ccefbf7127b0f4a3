import type { HeaderBlock, HomeView, SectionBlock } from '@slack/types'
import type { Answer } from '../../assistant/answer/answer.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { plural } from '../../assistant/words/plural.ts'
import { commandRow } from './command-row.ts'
import { inline } from './inline.ts'
import { moment } from './moment.ts'
import { note } from './note.ts'
import { paragraph } from './paragraph.ts'
import { renderAnswer } from './render-answer.ts'
import { richText } from './rich-text.ts'
import { runningRow } from './running-row.ts'
import { usualCommands } from './usual-commands.ts'

/** Runs that are shown one by one. */
const RUNS = 8

export type HomeState = {
  /** The answer of `daily`; undefined where it cannot be had, which is said. */
  readonly daily: Answer | undefined
  readonly running: readonly RunView[]
  /** Names that no source agrees on and nobody settled yet; undefined where it is not known. */
  readonly namesWaiting: number | undefined
  /** Workers that are alive; undefined where units run in this process. */
  readonly workers: number | undefined
  readonly now: Date
}

/** What a person sees who opens the app: last night, what runs, what waits for a person, and what is asked most. */
export function renderHome({ daily, running, namesWaiting, workers, now }: HomeState): HomeView {
  const last =
    daily === undefined ? [text('The state of last night cannot be read now.')] : renderAnswer(daily).blocks
  const more = running.length > RUNS ? [text(`and ${plural(running.length - RUNS, 'more run')}`)] : []
  return {
    type: 'home',
    blocks: [
      header('Last night'),
      ...last,
      header('Running'),
      ...(running.length === 0
        ? [text('Nothing runs.')]
        : running.slice(0, RUNS).map(view => runningRow(view, now))),
      ...more,
      ...(workers === undefined ? [] : [text(sayWorkers(workers, running.length))]),
      header('Names'),
      text(sayNames(namesWaiting)),
      ...(namesWaiting === undefined || namesWaiting === 0
        ? []
        : [commandRow('registry resolve', { says: 'One by one, with who it could be', label: 'Resolve' })]),
      header('Ask'),
      ...usualCommands.map(({ line, ...how }): SectionBlock => commandRow(line, how)),
      note(
        `As of ${moment(now)}. Type \`/backcourt\` alone for a form, \`/backcourt help\` for every command.`,
      ),
    ],
  }
}

const header = (title: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: title, emoji: false },
})

const text = (words: string) => richText(paragraph(...inline(words)))

const sayWorkers = (workers: number, running: number): string =>
  workers === 0
    ? `No worker is alive: ${running === 0 ? 'nothing can run' : 'nothing goes on'} until one is started.`
    : `${plural(workers, 'worker is', 'workers are')} alive.`

const sayNames = (waiting: number | undefined): string => {
  if (waiting === undefined) return 'How many names wait is not known.'
  return waiting === 0
    ? 'No name waits to be settled.'
    : `${plural(waiting, 'name waits', 'names wait')} to be settled.`
}
