import type { CommandDefinition } from '../../assistant/command/define-command.ts'
import { parseLine } from '../../assistant/command/parse-command.ts'
import { printCommand } from '../../assistant/command/print-command.ts'
import { isRefusal, type Refusal } from '../../assistant/refusal.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { plainWords } from '../mrkdwn/plain-words.ts'
import { formFlags } from './form-flags.ts'

/** `view.state` of a submitted form, as far as it is read. */
export type FormState = {
  readonly values: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly value?: string | null
            readonly selected_option?: { readonly value?: string } | null
            readonly selected_options?: readonly { readonly value?: string }[] | null
          }
        >
      >
    >
  >
}

/** The line that was meant, or what is wrong with it, by block id as `response_action: errors` takes it. */
export type FormReading =
  | { readonly line: string }
  | { readonly errors: Readonly<Record<string, string>>; readonly line: string }

/** Makes a line of a submitted `commandForm` and lets the one parser judge it, so a form allows what a line allows. */
export function readForm(definition: CommandDefinition, state: FormState): FormReading {
  const { values, boxes } = formFlags(definition)
  const chosen = (state.values.boxes?.value?.selected_options ?? []).map(({ value }) => value)
  const typed: Record<string, string | boolean> = {}
  for (const { key, defaultText } of values) {
    const text = entered(state.values[key]?.value)
    const isPlainWord = definition.positionals?.includes(key) ?? false
    if (text !== '' && (isPlainWord || text !== defaultText)) typed[key] = text
  }
  for (const { key } of boxes) if (key !== 'verbose' && chosen.includes(key)) typed[key] = true
  const canonical = printCommand({ definition, typed })
  const line = chosen.includes('verbose') ? withVerbose(canonical, definition.name) : canonical
  const parsed = parseLine(line, [definition])
  if (!isRefusal(parsed)) return { line }
  const wrong = definition.input.safeParse(typed).error?.issues[0]?.path[0]
  const block = [...values.map(({ key }) => key), 'boxes'].find((key, i) =>
    wrong === undefined ? i === 0 : key === wrong,
  )
  return { line, errors: { [block ?? 'boxes']: says(parsed) } }
}

/** Flags end where a lone `--` stands, so this one goes before it. */
const withVerbose = (line: string, name: string): string =>
  line.includes(' -- ') ? `${name} --verbose${line.slice(name.length)}` : `${line} --verbose`

const entered = (field: FormState['values'][string][string] | undefined): string => {
  if (field?.selected_options) return field.selected_options.map(({ value = '' }) => value).join(',')
  return field?.selected_option?.value ?? plainWords(field?.value ?? '')
}

const says = ({ message, fix }: Refusal): string =>
  cutText(fix[0] === undefined ? message : `${message} Try: ${fix[0]}`, 300)
