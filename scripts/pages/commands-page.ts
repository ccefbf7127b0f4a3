import { commands } from '../../commands/index.ts'
import { helpFor } from '../../src/assistant/command/render-help.ts'

/** `docs/commands.md`: the help of every command, made from the definitions. */
export const commandsPage = (): string =>
  `${[
    '# Commands',
    'Made from the definitions in `commands/` by `npm run docs`; a test keeps it true.',
    ...commands.flatMap(definition => [
      `## ${definition.name}`,
      `\`\`\`text\n${helpFor(definition).trimEnd()}\n\`\`\``,
    ]),
  ].join('\n\n')}\n`
