import { type ApiMethod, failed, textIn } from '../api-method.ts'
import { BOT, type User } from '../world.ts'

const shownUser = ({ id, name, realName, tz, team = BOT.team, isGuest = false }: User) => ({
  id,
  name,
  real_name: realName,
  tz,
  team_id: team,
  is_restricted: isGuest,
  is_ultra_restricted: false,
  deleted: false,
  is_bot: false,
  profile: { display_name: name, real_name: realName },
})

export const people: Readonly<Record<string, ApiMethod>> = {
  'auth.test': () => ({
    ok: true,
    url: 'https://league.slack.com/',
    team: 'League',
    team_id: BOT.team,
    user: BOT.name,
    user_id: BOT.user,
    bot_id: BOT.id,
    is_enterprise_install: false,
  }),
  'users.info': (given, world) => {
    const user = world.users.get(textIn(given, 'user'))
    return user ? { ok: true, user: shownUser(user) } : failed('user_not_found')
  },
  'users.list': (_, world) => ({ ok: true, members: [...world.users.values()].map(shownUser) }),
  'usergroups.list': (given, world) => ({
    ok: true,
    usergroups: [...world.groups.values()].map(({ id, handle, users }) => ({
      id,
      handle,
      name: handle,
      user_count: users.length,
      ...(textIn(given, 'include_users') === 'true' ? { users } : {}),
    })),
  }),
  'usergroups.users.list': (given, world) => {
    const group = world.groups.get(textIn(given, 'usergroup'))
    return group ? { ok: true, users: group.users } : failed('no_such_subteam')
  },
}
