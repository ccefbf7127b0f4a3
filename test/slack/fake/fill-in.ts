import type { View } from '@slack/types'

type Part = Readonly<Record<string, unknown>>
type Option = { readonly text: { readonly text: string }; readonly value?: string }
type Input = {
  readonly block_id?: string
  readonly label: { readonly text: string }
  readonly optional?: boolean
  readonly element: Part
}

/** What a person enters, by the label or the block id of the field: text, the name of a choice, or several. */
export type Entries = Readonly<Record<string, string | readonly string[]>>

const optionsOf = ({ options, option_groups }: Part): readonly Option[] =>
  (options as readonly Option[] | undefined) ??
  ((option_groups as readonly { options: readonly Option[] }[] | undefined) ?? []).flatMap(
    ({ options }) => options,
  )

/** The option of that name or value; a menu that is filled from outside offers whatever is typed. */
export const pick = (element: Part, name: string): Option => {
  if (element.type === 'external_select') return { text: { text: name }, value: name }
  const options = optionsOf(element)
  const option = options.find(({ text, value }) => text.text === name || value === name)
  if (option) return option
  throw new Error(
    `There is no "${name}" to choose. There is: ${options.map(({ text }) => text.text).join(', ')}`,
  )
}

/** The state of one element, as payloads carry it; without an entry, what it was opened with. */
export const stateOf = (element: Part, entry: string | readonly string[] | undefined): Part => {
  const { type } = element
  const [one, all] = [
    typeof entry === 'string' ? entry : entry?.[0],
    typeof entry === 'string' ? [entry] : entry,
  ]
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return {
        type,
        selected_option: one === undefined ? (element.initial_option ?? null) : pick(element, one),
      }
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options: all?.map(name => pick(element, name)) ?? element.initial_options ?? [],
      }
    case 'datepicker':
      return { type, selected_date: one ?? element.initial_date ?? null }
    case 'users_select':
      return { type, selected_user: one ?? element.initial_user ?? null }
    case 'channels_select':
      return { type, selected_channel: one ?? element.initial_channel ?? null }
    default:
      return { type, value: one ?? element.initial_value ?? null }
  }
}

const isEmpty = (state: Part): boolean =>
  Object.entries(state).some(
    ([key, value]) =>
      key !== 'type' && (value === null || value === '' || (Array.isArray(value) && value.length === 0)),
  )

/**
 * A view's state after a person entered something. Throws when there is no such field, no such choice, or (for a
 * submission) a field that must not be empty: Slack would not let it pass either.
 */
export const fillIn = (view: View, entries: Entries, submitting: boolean): Readonly<Record<string, Part>> => {
  const inputs = view.blocks
    .map((block, index) => ({ block: block as unknown as Input & Part, index }))
    .filter(({ block }) => block.type === 'input')
  const named = new Set(inputs.flatMap(({ block }) => [block.label.text, block.block_id]))
  for (const name of Object.keys(entries))
    if (!named.has(name)) throw new Error(`There is no field "${name}". There is: ${[...named].join(', ')}`)
  return Object.fromEntries(
    inputs.map(({ block, index }) => {
      const { label, block_id = `block${index}`, element, optional } = block
      const state = stateOf(element, entries[label.text] ?? entries[block_id])
      if (submitting && !optional && isEmpty(state))
        throw new Error(`"${label.text}" must not be left empty.`)
      return [block_id, { [String(element.action_id ?? 'input')]: state }]
    }),
  )
}
