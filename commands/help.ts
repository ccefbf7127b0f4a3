import { z } from 'zod'
import { nearest } from '../src/assistant/command/nearest.ts'
import { helpFor, helpIndex } from '../src/assistant/command/render-help.ts'
import { refuse } from '../src/assistant/refusal.ts'
import { type AnyCommand, command } from '../src/assistant/request/handler.ts'

/** Help is a command like any other; it is given the list that it stands in. */
export const help = (all: () => readonly AnyCommand[]) =>
  command({
    name: 'help',
    summary: 'What can be asked; with a name, one command with its flags and examples.',
    input: z.strictObject({
      command: z.string().optional().describe('Name of a command').meta({ placeholder: 'COMMAND' }),
    }),
    positionals: ['command'],
    risk: 'reads',
    role: 'viewer',
    examples: [
      { line: 'help', says: 'all commands' },
      { line: 'help backfill', says: 'one command' },
    ],
    answer: async ({ command: name }) => {
      const commands = all()
      const found = commands.find(candidate => candidate.name === name)
      if (name !== undefined && !found) {
        const names = commands.map(candidate => candidate.name)
        const guess = nearest(name, names)
        return refuse(
          'unknown-command',
          `There is no command \`${name}\`.`,
          ...(guess ? [`help ${guess}`] : []),
          'help',
        )
      }
      const lines = (found ? helpFor(found) : helpIndex(commands)).split('\n')
      return {
        outcome: 'done',
        headline: found
          ? `${found.name}: ${found.summary}`
          : 'Backcourt, the ops assistant of an NBA statistics pipeline.',
        facts: [],
        blocks: [{ kind: 'text', lines }],
        data: {
          commands: (found ? [found] : commands).map(({ name: n, summary, examples }) => ({
            name: n,
            summary,
            examples,
          })),
        },
      }
    },
  })
