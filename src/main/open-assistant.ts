import { existsSync } from 'node:fs'
import packageJson from '../../package.json' with { type: 'json' }
import type { AssistantLink } from '../assistant/assistant-link.ts'
import type { AnyCommand } from '../assistant/request/handler.ts'
import { AskError } from '../warehouse/errors.ts'
import type { Config } from './config.ts'
import { connectTo } from './host/connect.ts'
import { socketPath } from './host/socket-path.ts'
import { type AssistantRole, localAssistant } from './local-assistant.ts'

/**
 * The assistant of the process that owns the home's warehouse, or our own when nobody does, and where nobody has to own it.
 */
export async function openAssistant(
  config: Config,
  commands: readonly AnyCommand[],
  role: AssistantRole,
): Promise<AssistantLink> {
  const path = socketPath(config.home)
  const remote = !config.bigquery && existsSync(path) ? await connectTo(path, config) : undefined
  if (!remote) return localAssistant(config, commands, role)
  if (remote.version !== packageJson.version) {
    await remote.close()
    throw new AskError(
      `the warehouse of ${config.home} is held by Backcourt ${remote.version} (PID ${remote.pid}), and this is ${packageJson.version}`,
      `let it finish, or stop it with: kill ${remote.pid}`,
    )
  }
  return remote
}
