import type { AnyBlock } from '@slack/types'

type Part = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly Part[] => (Array.isArray(value) ? (value as readonly Part[]) : [])

const STATES: Readonly<Record<string, string>> = {
  complete: 'x',
  in_progress: '>',
  error: '!',
  pending: ' ',
}

/** A message or a view as a person reads it from top to bottom, for transcripts. Elements to press are in brackets. */
export const readBlocks = (blocks: readonly AnyBlock[]): readonly string[] =>
  blocks.flatMap(block => readBlock(block as unknown as Part))

function readBlock(block: Part): readonly string[] {
  switch (block.type) {
    case 'header':
      return ['', `== ${read(block.text)} ==`]
    case 'section':
      return [`${read(block.text)}${block.accessory ? `   ${element(block.accessory as Part)}` : ''}`]
    case 'context':
      return [`(${list(block.elements).map(read).join(' ')})`]
    case 'actions':
      return [list(block.elements).map(element).join(' ')]
    case 'rich_text':
      return list(block.elements).flatMap(readRich)
    case 'table':
      return [
        '',
        ...(block.rows as readonly (readonly Part[])[]).map(row => `| ${row.map(read).join(' | ')} |`),
        '',
      ]
    case 'plan':
      return [
        `# ${block.title}`,
        ...list(block.tasks).map(
          ({ status, title, details }) =>
            `  [${STATES[String(status)]}] ${title}: ${list((details as Part).elements)
              .flatMap(readRich)
              .join(' ')}`,
        ),
      ]
    case 'input':
      return [
        `${read(block.label)}${block.optional === true ? ' (optional)' : ''}: ${element(block.element as Part)}`,
        ...(block.hint ? [`    ${read(block.hint)}`] : []),
      ]
    default:
      throw new Error(`nobody can read a ${String(block.type)}`)
  }
}

function readRich(part: Part): readonly string[] {
  const text = () => list(part.elements).map(read).join('')
  switch (part.type) {
    case 'rich_text_list':
      return list(part.elements).map(
        item => `${'  '.repeat(Number(part.indent ?? 0))}• ${readRich(item).join('')}`,
      )
    case 'rich_text_preformatted':
      return ['```', ...text().split('\n'), '```']
    default:
      return text().split('\n')
  }
}

const read = (value: unknown): string => {
  const { type, text, name, style } = value as Part
  if (type === 'emoji') return `:${name}:`
  const marks = (style ?? {}) as Part
  return marks.code === true ? `\`${text}\`` : marks.bold === true ? `*${text}*` : String(text)
}

function element(part: Part): string {
  switch (part.type) {
    case 'button':
      return `[${read(part.text)}]`
    case 'plain_text_input':
      return `[${part.placeholder ? read(part.placeholder) : ''}${part.initial_value ? ` = ${part.initial_value}` : ''}]`
    case 'checkboxes':
      return list(part.options)
        .map(({ text, description }) => `\n    ☐ ${read(text)}${description ? `: ${read(description)}` : ''}`)
        .join('')
    default:
      return `<${list(part.options)
        .map(({ text, description }) => `${read(text)}${description ? ` (${read(description)})` : ''}`)
        .join(' | ')}>${part.initial_option ? ` = ${read((part.initial_option as Part).text)}` : ''}`
  }
}
