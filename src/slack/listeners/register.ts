import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt'
import type { SlackParts } from '../app/slack-parts.ts'
import { onChoice } from '../choices/on-choice.ts'
import { onChoiceText } from '../choices/on-choice-text.ts'
import { onAsk } from './on-ask.ts'
import { onChooseCommand } from './on-choose-command.ts'
import { onCommand } from './on-command.ts'
import { onConfirm } from './on-confirm.ts'
import { onDecline } from './on-decline.ts'
import { onForm } from './on-form.ts'
import { onHome } from './on-home.ts'
import { onMention } from './on-mention.ts'
import { onMessage } from './on-message.ts'
import { onSessionStarted } from './on-session-started.ts'
import { onSessionStopped } from './on-session-stopped.ts'
import { onSteer } from './on-steer.ts'
import { onTypeName } from './on-type-name.ts'

/** Everything that people can do in Slack, and who listens. */
export function register(app: App, parts: SlackParts, openHome: (user: string) => Promise<void>): void {
  app.command('/backcourt', onCommand(parts))

  const buttons = {
    ask: onAsk,
    confirm_plan: onConfirm,
    decline_plan: onDecline,
    cancel_run: onSteer('cancel'),
    pause_run: onSteer('pause'),
    continue_run: onSteer('resume'),
  }
  for (const [name, listener] of Object.entries(buttons))
    app.action<BlockAction<ButtonAction>>(name, listener(parts))
  app.action<BlockAction<StaticSelectAction>>('choose_command', onChooseCommand(parts))

  app.action<BlockAction<ButtonAction | StaticSelectAction>>(/^choice:/, onChoice(parts))

  app.view(/^command_form:/, onForm(parts))
  app.view('type_name', onTypeName(parts))
  app.view('choice_text', onChoiceText(parts))

  app.event('app_mention', onMention(parts))
  app.event('message', onMessage(parts))
  app.event('app_home_opened', onHome(parts, openHome))
  app.event('assistant_thread_started', onSessionStarted(parts))
  app.event('agent_session_stopped', onSessionStopped(parts))
}
