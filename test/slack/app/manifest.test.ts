import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../../docs/slack-manifest.json' with { type: 'json' }

/** What Slack asks for each method of its Web API that we call; nothing: any token will do. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  filesUploadV2: ['files:write'],
  'usergroups.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
}

const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  agent_session_stopped: ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  assistant_thread_started: ['assistant:write'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
}

const sources = readdirSync(join(import.meta.dirname, '../../../src/slack'), { recursive: true })
  .map(String)
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(join(import.meta.dirname, '../../../src/slack', file), 'utf8'))
  .join('\n')

const found = (pattern: RegExp): string[] =>
  [...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name))].sort()

describe('the app manifest', () => {
  const called = found(/\bclient\s*\.((?:[a-z]+\.)+[a-zA-Z]+|filesUploadV2)\(/g)
  const heard = found(/\bapp\.event\('(\w+)'/g)
  const { bot_events: events } = manifest.settings.event_subscriptions

  it('asks for the scopes of the methods and events that are used, and no other', () => {
    expect(called).toEqual(Object.keys(scopesOfMethods).sort())
    const needed = [
      'commands',
      ...called.flatMap(method => scopesOfMethods[method] ?? []),
      ...events.flatMap(event => scopesOfEvents[event] ?? []),
    ]
    expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(needed)].sort())
  })

  it('subscribes to the events that somebody listens to, and no other', () => {
    expect([...new Set(events.map(event => event.split('.')[0]))].sort()).toEqual(heard)
    expect(events).toEqual(Object.keys(scopesOfEvents).sort())
  })

  it('names the command that is listened to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      found(/\bapp\.command\('([^']+)'/g),
    )
  })

  it('is explained scope by scope in the page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/slack.md'), 'utf8')
    for (const scope of manifest.oauth_config.scopes.bot) expect(page).toContain(`\`${scope}\``)
  })
})
