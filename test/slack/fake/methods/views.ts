import type { View } from '@slack/types'
import { checkView } from '../../../../src/slack/limits/check-view.ts'
import { type ApiMethod, type Arguments, failed, type Reply, textIn } from '../api-method.ts'
import { nameBlocks } from '../name-blocks.ts'
import { takeTrigger } from '../trigger.ts'
import { BOT, type OpenView, type World } from '../world.ts'

/** A view as payloads and replies carry it. */
export const shownView = ({ id, view, hash, under }: OpenView) => ({
  private_metadata: '',
  callback_id: '',
  ...view,
  id,
  hash,
  team_id: BOT.team,
  app_id: BOT.app,
  bot_id: BOT.id,
  root_view_id: under ?? id,
  previous_view_id: under ?? null,
})

const viewIn = (given: Arguments, world: World, type: View['type']): View | Reply => {
  const view = given.view as View | undefined
  if (view === undefined)
    return failed('invalid_arguments', ['missing required field: view [json-pointer:/]'])
  const problems = checkView(view).map(({ message }) => message)
  if (problems.length > 0) return failed('invalid_arguments', problems)
  if (view.type !== type) return failed('invalid_arguments', [`must be a ${type} [json-pointer:/view/type]`])
  return { ...view, blocks: nameBlocks(world, view.blocks) }
}

const replied = (open: OpenView): Reply => ({ ok: true, view: shownView(open) })

/** Slack looks at the view first: a trigger is not used up by a view that it refuses. */
const show = (given: Arguments, world: World, pushed: boolean): Reply => {
  const view = viewIn(given, world, 'modal')
  if ('ok' in view) return view
  const trigger = takeTrigger(world, textIn(given, 'trigger_id'))
  if (typeof trigger === 'string') return failed(trigger)
  const below = [...world.views.values()].filter(({ user, open }) => open && user === trigger.user)
  if (pushed && below.length === 0) return failed('view_not_found')
  if (below.length >= 3) return failed('push_limit_reached')
  const under = below.at(-1)?.id
  const opened: OpenView = {
    id: world.nextId('V'),
    user: trigger.user,
    view,
    hash: world.nextTs(),
    open: true,
    ...(under === undefined ? {} : { under }),
  }
  world.views.set(opened.id, opened)
  return replied(opened)
}

const update: ApiMethod = (given, world) => {
  const view = viewIn(given, world, 'modal')
  if ('ok' in view) return view
  const [id, external, hash] = ['view_id', 'external_id', 'hash'].map(key => textIn(given, key))
  const shown =
    world.views.get(id!) ??
    [...world.views.values()].find(({ view }) => external !== '' && view.external_id === external)
  if (!shown?.open) return failed('not_found')
  if (hash !== '' && hash !== shown.hash) return failed('hash_conflict')
  shown.view = view
  shown.hash = world.nextTs()
  return replied(shown)
}

const publish: ApiMethod = (given, world) => {
  const view = viewIn(given, world, 'home')
  if ('ok' in view) return view
  const user = textIn(given, 'user_id')
  if (!world.users.has(user)) return failed('user_not_found')
  const known = world.homes.get(user)
  const hash = textIn(given, 'hash')
  if (known && hash !== '' && hash !== known.hash) return failed('hash_conflict')
  const home: OpenView = { id: known?.id ?? world.nextId('V'), user, view, hash: world.nextTs(), open: true }
  world.homes.set(user, home)
  return replied(home)
}

export const views: Readonly<Record<string, ApiMethod>> = {
  'views.open': (given, world) => show(given, world, false),
  'views.push': (given, world) => show(given, world, true),
  'views.update': update,
  'views.publish': publish,
}
