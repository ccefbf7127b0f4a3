import type { View } from '@slack/types'
import { checkView } from '../../../src/slack/limits/check-view.ts'
import type { Deliver, Delivered } from './deliver.ts'
import type { Doing } from './doing.ts'
import { type Entries, fillIn, pick, stateOf } from './fill-in.ts'
import { findElement } from './find-element.ts'
import { findMessage } from './find-message.ts'
import { shownMessage } from './methods/chat.ts'
import { shownView } from './methods/views.ts'
import { nameBlocks } from './name-blocks.ts'
import { makeResponseUrl } from './response-url.ts'
import { makeTrigger } from './trigger.ts'
import { BOT, type Message, type OpenView, type World } from './world.ts'

/** A message on the screen, or a view that is open. */
export type Place = { readonly channel: string; readonly ts: string } | OpenView

export type Pressed = Delivered & { readonly triggerId: string }

type Pressing = Omit<Doing, 'in'> & {
  /** the choice in a menu */
  readonly option?: string
  /** what stands in the fields of the view meanwhile */
  readonly entries?: Entries
}

const isView = (place: Place): place is OpenView => 'view' in place

/** What people press, choose and submit. Nobody can press what is not on the screen: that throws. */
export const createPressing = (world: World, origin: string, deliver: Deliver) => {
  const someone = (): string => world.users.keys().next().value!
  const common = (user: string, trigger_id: string) => ({
    user: { id: user, name: world.users.get(user)?.name ?? user, team_id: BOT.team },
    team: { id: BOT.team, domain: 'league' },
    api_app_id: BOT.app,
    token: 'old-style-token',
    trigger_id,
  })

  const onMessage = (message: Message, user: string) => {
    const { channel, ts, threadTs, onlyFor } = message
    if (onlyFor !== undefined && onlyFor !== user) throw new Error(`Only ${onlyFor} sees that message.`)
    return {
      container: {
        type: 'message',
        channel_id: channel,
        message_ts: ts,
        is_ephemeral: onlyFor !== undefined,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      },
      channel: { id: channel, name: world.channels.get(channel)?.name ?? 'directmessage' },
      ...(onlyFor === undefined ? { message: shownMessage(message) } : {}),
      response_url: makeResponseUrl(world, origin, { channel, user, ts }),
    }
  }

  const onView = (open: OpenView, entries: Entries) => {
    if (!open.open) throw new Error('That view is closed.')
    return {
      container: { type: 'view', view_id: open.id },
      view: { ...shownView(open), state: { values: fillIn(open.view, entries, false) } },
    }
  }

  const messageAt = ({ channel, ts }: { readonly channel: string; readonly ts: string }): Message => {
    const message = findMessage(world, channel, ts)
    if (message) return message
    throw new Error(`There is no message ${ts} in ${channel}.`)
  }

  /** What the app answered to a submission decides what becomes of the modal. */
  const applyAnswer = (open: OpenView, body: unknown): void => {
    const { response_action: action, view } = (body ?? {}) as { response_action?: string; view?: View }
    if (action === 'errors') return
    if (action === 'update' || action === 'push') {
      const problems = view ? checkView(view) : []
      if (!view || problems.length > 0)
        throw new Error(`Slack refuses the view: ${problems.map(({ message }) => message).join('; ')}`)
      const named = { ...view, blocks: nameBlocks(world, view.blocks) }
      if (action === 'update') Object.assign(open, { view: named, hash: world.nextTs() })
      else {
        const id = world.nextId('V')
        world.views.set(id, {
          id,
          user: open.user,
          view: named,
          hash: world.nextTs(),
          open: true,
          under: open.id,
        })
      }
      return
    }
    open.open = false
    if (action !== 'clear') return
    for (const other of world.views.values()) if (other.user === open.user) other.open = false
  }

  const modalOf = (user: string = someone()): OpenView => {
    const open = [...world.views.values()].filter(view => view.open && view.user === user).at(-1)
    if (open) return open
    throw new Error(`${user} has no modal open.`)
  }

  return {
    /** The modal that is on top for a person; throws when none is open. */
    modalOf,

    /** Presses the element of that label or action id: a button, or a menu with an `option`. */
    press: async (place: Place, label: string, pressing: Pressing = {}): Promise<Pressed> => {
      const { by = isView(place) ? place.user : someone(), option, entries = {}, ...delivery } = pressing
      const message = isView(place) ? undefined : messageAt(place)
      const blocks = isView(place) ? place.view.blocks : (message?.blocks ?? [])
      const { element, blockId } = findElement(blocks, label)
      const triggerId = makeTrigger(world, by)
      const state =
        element.type === 'button' || element.type === 'icon_button'
          ? { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) }
          : element.type === 'overflow'
            ? { selected_option: pick(element, option ?? '') }
            : stateOf(element, option)
      const payload = {
        type: 'block_actions',
        ...common(by, triggerId),
        ...(isView(place) ? onView(place, entries) : onMessage(message!, by)),
        actions: [
          {
            type: element.type,
            action_id: element.action_id ?? 'unnamed',
            block_id: blockId,
            action_ts: world.nextTs(),
            ...state,
          },
        ],
      }
      return { ...(await deliver({ kind: 'interactive', payload }, delivery)), triggerId }
    },

    /** Fills in the modal on top and submits it. */
    submit: async (entries: Entries = {}, doing: Omit<Doing, 'in'> = {}): Promise<Delivered> => {
      const { by = someone(), ...delivery } = doing
      const open = modalOf(by)
      const view = { ...shownView(open), state: { values: fillIn(open.view, entries, true) } }
      const payload = {
        type: 'view_submission',
        ...common(by, makeTrigger(world, by)),
        view,
        response_urls: [],
      }
      const delivered = await deliver({ kind: 'interactive', payload }, delivery)
      if (delivered.acked) applyAnswer(open, delivered.body)
      return delivered
    },

    /** Closes the modal on top; the app hears of it when it asked to. */
    closeModal: async (doing: Omit<Doing, 'in'> = {}): Promise<void> => {
      const { by = someone(), ...delivery } = doing
      const open = modalOf(by)
      open.open = false
      const payload = {
        type: 'view_closed',
        ...common(by, makeTrigger(world, by)),
        view: shownView(open),
        is_cleared: false,
      }
      if (open.view.type === 'modal' && open.view.notify_on_close)
        await deliver({ kind: 'interactive', payload }, delivery)
    },
  }
}
