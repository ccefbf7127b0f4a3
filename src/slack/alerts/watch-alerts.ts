import { isRefusal } from '../../assistant/refusal.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { unattended } from '../runs/unattended.ts'
import { viewOfRun } from '../runs/view-of-run.ts'
import { noteRun } from './note-run.ts'

/** Runs of so long ago are looked at again when nobody was here. */
const CATCH_UP_MS = 24 * 3600 * 1000
/** So often it is looked for what nobody told. */
const CATCH_UP_EVERY_MS = 60_000
const NOTED_SECONDS = 7 * 24 * 3600

type KnownRun = { readonly runId: string; readonly startedAt: string; readonly state?: string }

/** Looks after the alerts of all runs, whoever started them, in one process of several. */
export type AlertWatch = {
  /** Something of the runs under way changed. */
  readonly changed: () => void
  /** Says that we live, or takes the work over from who does not; looks then for what was missed. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

const KEEPER = 'slack:alerts-keeper'

export function watchAlerts(parts: SlackParts, channel: string): AlertWatch {
  const { assistant, store, now, pace, newId } = parts
  const me = newId()
  const under = new Map<string, string>()
  let isKeeper = false
  let isDirty = false
  let nextCatchUp = 0
  let working: Promise<void> | undefined

  const note = async (view: RunView): Promise<void> => {
    const state = `${view.lastAt} ${view.units.filter(({ state }) => state === 'failed').length}`
    const key = `slack:noted:${view.runId}`
    if ((await store.get(key)) === state) return
    await noteRun(parts, channel, view)
    await store.set(key, state, NOTED_SECONDS)
  }
  const round = async (): Promise<void> => {
    const active = assistant.active()
    for (const view of active) {
      const failed = view.units.filter(({ state }) => state === 'failed').length
      // Under way, only a failure is news.
      const seen = `${failed}`
      if (failed > 0 && under.get(view.runId) !== seen) await note(view)
      under.set(view.runId, seen)
    }
    for (const runId of [...under.keys()].filter(id => active.every(view => view.runId !== id))) {
      under.delete(runId)
      const view = await viewOfRun(assistant, runId)
      if (view) await note(view)
    }
  }
  const work = (what: () => Promise<void>): void => {
    working = (working ?? Promise.resolve()).then(what).catch(error => {
      parts.log.error({ err: error }, 'an alert went wrong')
    })
  }
  const changed = (): void => {
    if (!isKeeper) return
    // Who is gone at the next round was here now.
    for (const { runId } of assistant.active()) if (!under.has(runId)) under.set(runId, '')
    if (isDirty) return
    isDirty = true
    work(async () => {
      // Units fail in swarms; they are told together.
      await new Promise(resolve => setTimeout(resolve, pace.editMs / 2))
      isDirty = false
      await round()
    })
  }
  const states = new Map<string, string | undefined>()
  const catchUp = async (): Promise<void> => {
    const { answer } = await assistant.ask(['runs'], unattended())
    if (isRefusal(answer)) return
    const { runs = [] } = answer.data as { readonly runs?: readonly KnownRun[] }
    const recent = runs.filter(({ startedAt }) => now().getTime() - Date.parse(startedAt) < CATCH_UP_MS)
    for (const { runId, state } of recent.toReversed()) {
      if (states.has(runId) && states.get(runId) === state) continue
      const view = await viewOfRun(assistant, runId)
      if (view) await note(view)
      states.set(runId, state)
    }
    await round()
  }
  return {
    changed,
    look: async () => {
      if (isKeeper) await store.set(KEEPER, me, pace.leaseSeconds)
      else isKeeper = await store.claim(KEEPER, me, pace.leaseSeconds)
      // Whoever tells of changes may have been away himself.
      if (!isKeeper || performance.now() < nextCatchUp) return
      nextCatchUp = performance.now() + CATCH_UP_EVERY_MS
      work(catchUp)
    },
    stop: async () => {
      await working
      if (isKeeper) await store.remove(KEEPER)
      isKeeper = false
    },
  }
}
