type Part = Readonly<Record<string, unknown>>

/** Something that can be pressed, where it stands. */
export type Found = { readonly element: Part; readonly blockId: string }

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const pressable = new Set([
  'button',
  'overflow',
  'static_select',
  'external_select',
  'users_select',
  'channels_select',
  'datepicker',
  'checkboxes',
  'radio_buttons',
  'icon_button',
])

const labelOf = ({ text, placeholder }: Part): unknown => {
  const words = isPart(text) ? text : placeholder
  return isPart(words) ? words.text : undefined
}

const within = (value: unknown, blockId: string): Found[] => {
  if (Array.isArray(value)) return value.flatMap(inside => within(inside, blockId))
  if (!isPart(value)) return []
  if (pressable.has(String(value.type))) return [{ element: value, blockId }]
  const own = typeof value.block_id === 'string' ? value.block_id : blockId
  return Object.values(value).flatMap(inside => within(inside, own))
}

const elementsOf = (blocks: readonly unknown[]): Found[] =>
  blocks.flatMap((block, index) => within(block, `block${index}`))

/** The element of that label or action id; throws with what there is instead, for nobody can press what is not there. */
export const findElement = (blocks: readonly unknown[], label: string): Found => {
  const all = elementsOf(blocks)
  const found =
    all.find(({ element }) => labelOf(element) === label) ??
    all.find(({ element }) => element.action_id === label)
  if (found) return found
  const there = all.map(({ element }) => String(labelOf(element) ?? element.action_id)).join(', ')
  throw new Error(`There is no "${label}" to press. There is: ${there === '' ? 'nothing' : there}`)
}
