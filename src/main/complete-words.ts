import type { AnyCommand } from '../assistant/request/handler.ts'
import type { Config } from './config.ts'
import type { Parts } from './wire.ts'

/** What could stand next at the end of a line. */
export async function completeWords(
  line: string,
  commands: readonly AnyCommand[],
  _parts: Parts,
  _config: Config,
): Promise<readonly string[]> {
  return commands.map(({ name }) => name).filter(name => name.startsWith(line))
}
