import type { RunView } from '../../assistant/run/run-view.ts'
import { safeText } from '../safe-text.ts'
import { banner } from './banner.ts'
import { chooseWith } from './choose-with.ts'
import { composeFrame, PATIENCE_MS } from './compose-frame.ts'
import type { Conversation } from './conversation.ts'
import { dispatchKeys } from './dispatch-keys.ts'
import { openHistory } from './history-file.ts'
import type { Key } from './key.ts'
import { createLeaving } from './leaving.ts'
import { livePrompt, type Mounted } from './live-prompt.ts'
import { liveRuns } from './live-runs.ts'
import type { ReplOptions } from './options.ts'
import { createPaging } from './paging.ts'
import { confirmWith, createQuestions } from './questions.ts'
import { sayRefusal } from './say-response.ts'
import { createStage } from './stage.ts'
import { tellEndings } from './tell-endings.ts'
import { createTurns } from './turns.ts'
import { createTyping } from './typing.ts'

/** Between these a terminal says what was pasted. */
const PASTES_ON = '\u001b[?2004h'
const PASTES_OFF = '\u001b[?2004l'
/** Lines of an answer that stay above the prompt when the whole was read in a pager. */
const EXCERPT = 6

/** A session on a terminal: the prompt, what is above it, and what the keys do. */
export async function liveRepl(conversation: Conversation, options: ReplOptions): Promise<number> {
  const { output, screen, now, program } = options
  const label = `${program}> `
  const rows = (): number => output.rows ?? 24
  const stage = createStage(output)
  let prompt: Mounted | undefined
  let hint: string | undefined
  let lastWords: readonly string[] = []
  let drawing: NodeJS.Immediate | undefined

  /** One frame for all keys that came at once. */
  const soon = (): void => {
    drawing ??= setImmediate(() => {
      drawing = undefined
      prompt?.redraw()
    })
  }
  const print = (lines: readonly string[]): void => {
    runs.refresh()
    stage.print(lines)
  }
  const say = (text: string): void => {
    hint = text
    soon()
  }
  const questions = createQuestions({
    said: ({ text, hint: may }, typed) =>
      print([safeText([text, may, typed ?? '(no)'].filter(Boolean).join(' '))]),
    changed: soon,
  })
  const paging = createPaging({
    stage,
    terminal: output,
    screen,
    rows,
    command: options.env.PAGER,
    pause: () => {
      prompt?.pause()
      options.input.setRawMode?.(false)
    },
    resume: () => {
      options.input.setRawMode?.(true)
      prompt?.resume()
    },
    print,
  })
  const turns = createTurns({
    conversation,
    confirm: (question, wanted) => confirmWith(questions, question, wanted),
    choose: choosing => chooseWith(questions, choosing, print, screen),
    print,
    read: async lines => {
      if (lines.length <= rows() - 2) return print([...lines, ''])
      await paging.show(lines)
      print([...lines.slice(0, EXCERPT), `(${lines.length - EXCERPT} more lines were shown)`, ''])
    },
    screen,
    now,
    today: options.today,
    label: () => label,
    changed: () => {
      if (turns.busySince() !== undefined) setTimeout(runs.moved, PATIENCE_MS).unref()
      runs.moved()
    },
  })
  const shownRuns = (): readonly RunView[] => {
    const active = conversation.active()
    const ids = new Set(active.map(({ runId }) => runId))
    return [...turns.views().filter(({ runId }) => !ids.has(runId)), ...active]
  }
  const runs = liveRuns({
    runs: shownRuns,
    isTicking: () => turns.busySince() !== undefined || shownRuns().length > 0,
    now,
    screen,
    rows,
    redraw: soon,
  })
  const end = (exitCode: number, lines: readonly string[]): void => {
    lastWords = lines
    turns.dropWaiting()
    turns.stop()
    prompt?.end(exitCode)
  }
  const leaving = createLeaving({
    conversation,
    questions,
    now,
    quitHint: options.quitHint,
    print,
    hint: say,
    end,
  })
  const history = openHistory(options.historyFile, message => print([safeText(message)]))
  const typing = createTyping({
    history: history.lines,
    complete: line => conversation.complete(line),
    submit: line => {
      const text = line.trim()
      if (text === '') return typing.isPasting() ? undefined : print([label])
      history.add(text)
      if (/^(exit|quit)$/i.test(text)) return void leaving.leave()
      turns.submit(text)
    },
    refuse: refusal => print([...sayRefusal(refusal, screen()), '']),
    hint: say,
    wish: wish => (wish === 'leave' ? void leaving.leave() : stage.clear()),
    changed: soon,
  })

  const keys = dispatchKeys({ questions, typing, turns, paging, leaving, print })
  const onKey = (key: Key): void => {
    // The end of a paste is no key that anybody has pressed.
    if (!paging.isOpen() && key.name !== 'paste-end') hint = undefined
    hint = keys(key) ?? hint
    if (!paging.isOpen()) soon()
  }
  const onResize = (): void => {
    runs.refresh()
    if (paging.isOpen()) paging.redraw()
    else stage.reflow()
  }

  const endings = tellEndings({ active: () => conversation.active(), isAnswered: turns.owns, print })
  const onChange = (): void => {
    endings()
    runs.moved()
  }
  const interrupted = await options.interrupted?.()
  const greeting = { program, home: options.home, owner: conversation.owner, interrupted }
  stage.print([...banner(greeting, screen()), ''])
  const letGo = [conversation.onChange(onChange), options.listen?.(lines => print(lines))]
  const restore = (): void => void output.write(PASTES_OFF)
  process.once('exit', restore)
  output.on('resize', onResize)
  output.write(PASTES_ON)
  runs.refresh()
  try {
    return await livePrompt(
      {
        frame: () => {
          const since = turns.busySince()
          return composeFrame(
            {
              runLines: runs.lines(),
              editor: typing.editor(),
              question: questions.current(),
              busyMs: since && now().getTime() - since.getTime(),
              waiting: turns.waiting(),
              hint,
              label,
              room: Math.max(2, Math.min(8, rows() - runs.lines().length - 4)),
            },
            screen(),
          )
        },
        drawing: stage.drawing,
        onKey,
        onHangUp: leaving.hangUp,
        onReady: mounted => {
          prompt = mounted
          stage.mount(mounted.redraw)
          mounted.redraw()
        },
      },
      { input: options.input, output: stage.output, clearPromptOnDone: true },
    )
  } finally {
    prompt = undefined
    stage.mount(undefined)
    runs.end()
    for (const free of letGo) free?.()
    clearImmediate(drawing)
    output.off('resize', onResize)
    process.off('exit', restore)
    output.write([PASTES_OFF, ...lastWords.map(line => `${line}\n`)].join(''))
  }
}
