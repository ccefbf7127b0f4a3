import type { CommandDefinition } from './define-command.ts'
import { type Flag, flagsOf } from './flag.ts'
import { surfaceFlags } from './surface-flags.ts'
import { wrapRows, wrapText } from './wrap-text.ts'

const WIDTH = 80
const WIDEST_TERM = 26

const risks = { reads: 'Reads only.', writes: 'Writes tables.', destroys: 'Destroys stored data.' } as const
const roles = {
  viewer: 'Anybody may ask.',
  operator: 'Operators and admins may ask.',
  admin: 'Only admins may ask.',
} as const

const wordOf = (flag: Flag): string => {
  const name = flag.name.slice(2)
  return flag.isRequired ? `<${name}>` : `[${name}]`
}

const termOf = (flag: Flag): string => (flag.takesValue ? `${flag.name} ${flag.placeholder}` : flag.name)

const describe = (flag: Flag): string => {
  const facts = [
    ...(flag.choices && !termOf(flag).includes(flag.choices.join('|'))
      ? [`one${flag.isList ? ' or more' : ''} of ${flag.choices.join(', ')}`]
      : []),
    ...(flag.isRequired ? ['required'] : []),
    ...(flag.defaultText === undefined ? [] : [`default ${flag.defaultText}`]),
  ]
  const text = flag.description ?? ''
  return facts.length === 0 ? text : `${text} (${facts.join('; ')})`.trim()
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

const rows = (entries: readonly (readonly [string, string])[]): readonly string[] =>
  wrapRows(entries, { width: WIDTH, widestTerm: WIDEST_TERM })

/** Everything about one command as plain text, at most 80 columns wide (an example's line is never broken). */
export const helpFor = (definition: CommandDefinition): string => {
  const all = flagsOf(definition.input)
  const words = (definition.positionals ?? []).flatMap(key => all.filter(flag => flag.key === key))
  const flags = all.filter(flag => !words.includes(flag))
  const needed = flags.filter(flag => flag.isRequired).map(termOf)
  const optional = flags.some(flag => !flag.isRequired) ? ['[flags]'] : []
  return [
    [definition.name, ...words.map(wordOf), ...needed, ...optional].join(' '),
    '',
    ...wrapText(definition.summary, WIDTH),
    ...wrapText(`${risks[definition.risk]} ${roles[definition.role]}`, WIDTH),
    ...(definition.details ?? '')
      .split(/\n\s*\n/)
      .flatMap(text => section('', wrapText(text, WIDTH)).slice(1)),
    ...section(
      'Words',
      rows(words.map(flag => [wordOf(flag), describe({ ...flag, isRequired: false })] as const)),
    ),
    ...section('Flags', rows(flags.map(flag => [termOf(flag), describe(flag)] as const))),
    ...section(
      'Flags of every command',
      rows(flagsOf(surfaceFlags).map(flag => [termOf(flag), describe(flag)] as const)),
    ),
    ...section(
      'Examples',
      definition.examples.flatMap(({ line, says }) => [
        `  ${line}`,
        ...wrapText(says, WIDTH - 6).map(text => `      ${text}`),
      ]),
    ),
  ].join('\n')
}

/** All commands with their summaries, in the order given. */
export const helpIndex = (definitions: readonly CommandDefinition[]): string =>
  [
    'Commands',
    ...rows(definitions.map(definition => [definition.name, definition.summary] as const)),
    '',
    '`help <command>` shows its flags and examples.',
  ].join('\n')
