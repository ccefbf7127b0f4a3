type Part = Readonly<Record<string, unknown>>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null
const list = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : [])

/** The text of a text object, a plain string, or formatted text. */
const inWords = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (!isPart(value)) return ''
  if (typeof value.text === 'string') return value.text
  if (isPart(value.text)) return inWords(value.text)
  if (typeof value.url === 'string') return value.url
  if (typeof value.name === 'string') return `:${value.name}:`
  if (typeof value.user_id === 'string') return `<@${value.user_id}>`
  const inside = list(value.elements).map(inWords)
  return inside.join(value.type === 'rich_text' || value.type === 'rich_text_list' ? '\n' : '')
}

const elementInWords = (element: Part): string => {
  switch (element.type) {
    case 'image':
      return `(picture: ${inWords(element.alt_text)})`
    case 'plain_text':
    case 'mrkdwn':
      return inWords(element)
    case 'feedback_buttons':
      return `[${inWords(element.positive_button)}] [${inWords(element.negative_button)}]`
    default:
      return `[${inWords(element.text) || inWords(element.placeholder) || String(element.action_id ?? element.type)}]`
  }
}

const status: Readonly<Record<string, string>> = {
  complete: 'done',
  in_progress: 'now',
  error: 'failed',
  pending: 'next',
}

const taskInWords = (task: Part): string =>
  [
    `(${status[String(task.status)] ?? '?'}) ${inWords(task.title)}`,
    inWords(task.details),
    inWords(task.output),
  ]
    .filter(words => words !== '')
    .join(': ')

const blockInWords = (block: Part): string[] => {
  switch (block.type) {
    case 'divider':
      return ['----']
    case 'section':
      return [
        [inWords(block.text), isPart(block.accessory) ? elementInWords(block.accessory) : '']
          .filter(Boolean)
          .join(' '),
        ...list(block.fields).map(inWords),
      ].filter(words => words !== '')
    case 'rich_text':
      return inWords(block).split('\n')
    case 'image':
      return [elementInWords(block)]
    case 'context':
    case 'actions':
    case 'context_actions':
      return [list(block.elements).map(elementInWords).join(' ')]
    case 'input':
      return [`${inWords(block.label)}: ${isPart(block.element) ? elementInWords(block.element) : ''}`]
    case 'table':
    case 'data_table':
      return (Array.isArray(block.rows) ? block.rows : []).map(row => list(row).map(inWords).join(' | '))
    case 'plan':
      return [inWords(block.title), ...list(block.tasks).map(taskInWords)]
    case 'task_card':
      return [taskInWords(block)]
    case 'container':
      return [
        inWords(block.title) || inWords(block.rich_text_title),
        inWords(block.subtitle),
        ...list(block.child_blocks).flatMap(blockInWords),
      ].filter(words => words !== '')
    default:
      return [inWords(block.text)]
  }
}

/** What a person reads of blocks, a line each: buttons in brackets, table cells between bars, tasks with their state. */
export const wordsOfBlocks = (blocks: readonly unknown[]): string =>
  list(blocks).flatMap(blockInWords).join('\n')
