import { commands } from '../../commands/index.ts'
import { LAST_DAY } from '../commands/prepared-home.ts'

/** Examples that cannot be typed as they are, each with the reason. What they do is tried elsewhere. */
const SKIPPED: Readonly<Record<string, string>> = {
  sample: 'writes a whole season; `sample --days` is tried with what is done',
  'worker --concurrency 4': 'is a process of its own; test/team starts many',
  slack: 'is a process of its own; test/team starts some',
  'backfill 2021-22 --phase all --yes': 'does a whole season; a day of it is tried with what is done',
}

/** What an example speaks of, and what there is in the prepared home. HOME becomes the home of each surface. */
const replacements = ({ run, player }: { readonly run: string; readonly player: string }) =>
  [
    [/\bk3f9\b/g, run],
    [/LeBron James/g, player],
    [/2021-11-22|yesterday/g, LAST_DAY],
    [/--days 75/g, '--days 1'],
    [/--out /g, '--out HOME/'],
    [/(decisions|name-cases)\.csv/g, 'HOME/$1.csv'],
    [/ --json/g, ''],
  ] as const

/** The examples of all commands as lines that mean something in the prepared home. */
export function exampleLines(there: { readonly run: string; readonly player: string }): readonly string[] {
  return commands
    .flatMap(({ examples }) => examples.map(({ line }) => line))
    .filter(line => !(line in SKIPPED))
    .map(line => replacements(there).reduce((text, [from, to]) => text.replaceAll(from, to), line))
}
