import type { AnyBlock } from '@slack/types'
import { drawEmoji } from './draw-emoji.ts'

type Part = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly Part[] => (Array.isArray(value) ? (value as readonly Part[]) : [])

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Blocks as HTML, roughly as Slack draws them: enough for pictures in documents. Throws on a block that it does not know. */
export const toHtml = (blocks: readonly AnyBlock[]): string =>
  blocks.map(block => draw(block as unknown as Part)).join('\n')

function draw(block: Part): string {
  switch (block.type) {
    case 'header':
      return `<h2>${words(block.text)}</h2>`
    case 'divider':
      return '<hr>'
    case 'section':
      return `<div class="section"><div>${words(block.text)}</div>${block.accessory ? element(block.accessory as Part) : ''}</div>`
    case 'context':
      return `<div class="context">${list(block.elements).map(words).join(' ')}</div>`
    case 'actions':
      return `<div class="actions">${list(block.elements).map(element).join('')}</div>`
    case 'rich_text':
      return `<div class="rich">${list(block.elements).map(rich).join('')}</div>`
    case 'table':
      return table(block)
    case 'plan':
      return `<div class="plan"><div class="plan-title">${escapeHtml(String(block.title))}</div>${list(block.tasks).map(task).join('')}</div>`
    case 'task_card':
      return `<div class="plan">${task(block)}</div>`
    case 'input':
      return `<div class="input"><b>${words(block.label)}</b>${block.optional === true ? ' <i>(optional)</i>' : ''}${element(block.element as Part)}${block.hint ? `<small>${words(block.hint)}</small>` : ''}</div>`
    default:
      throw new Error(`a ${String(block.type)} cannot be drawn`)
  }
}

function rich(part: Part): string {
  const inside = () => list(part.elements).map(words).join('')
  switch (part.type) {
    case 'rich_text_list':
      return `<ul style="margin-left:${Number(part.indent ?? 0) * 22}px">${list(part.elements)
        .map(item => `<li>${list(item.elements).map(words).join('')}</li>`)
        .join('')}</ul>`
    case 'rich_text_preformatted':
      return `<pre>${inside()}</pre>`
    default:
      return `<p>${inside()}</p>`
  }
}

function words(value: unknown): string {
  const { type, text, name, style } = value as Part
  if (type === 'emoji') return drawEmoji(String(name))
  if (type === 'mrkdwn') return marked(String(text))
  const { bold, code } = (style ?? {}) as Part
  const shown = escapeHtml(String(text))
  if (code === true) return `<code>${shown}</code>`
  return bold === true ? `<b>${shown}</b>` : shown
}

/** Slack's markup as far as our messages use it; its entities are those of HTML. */
const marked = (text: string): string =>
  text
    .replace(/<!date\^\d+\^[^|]*\|[^>]* (\d\d:\d\d) UTC>/g, 'today $1')
    .replace(/<@[A-Z0-9]+>/g, '<a>@ana</a>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/(^|\s)\*([^*\n]+)\*/g, '$1<b>$2</b>')
    .replace(/:([a-z_]+):/g, (_, name: string) => drawEmoji(name))

function table({ rows, column_settings }: Part): string {
  const settings = list(column_settings)
  return `<table>${(rows as readonly (readonly Part[])[])
    .map(
      (row, y) =>
        `<tr>${row
          .map((cell, x) => {
            const tag = y === 0 ? 'th' : 'td'
            return `<${tag} style="text-align:${settings[x]?.align ?? 'left'}">${words(cell)}</${tag}>`
          })
          .join('')}</tr>`,
    )
    .join('')}</table>`
}

const task = ({ title, status, details }: Part): string =>
  `<div class="task"><span class="mark ${String(status)}"></span><div>${escapeHtml(String(title))}<small>${list(
    (details as Part | undefined)?.elements,
  )
    .map(rich)
    .join('')}</small></div></div>`

function element(part: Part): string {
  switch (part.type) {
    case 'button':
      return `<span class="button ${String(part.style ?? '')}">${words(part.text)}</span>`
    case 'checkboxes':
      return list(part.options)
        .map(
          ({ text, description }) =>
            `<div class="box">${words(text)}${description ? `<small>${words(description)}</small>` : ''}</div>`,
        )
        .join('')
    default: {
      const chosen = part.initial_option ? words((part.initial_option as Part).text) : part.initial_value
      return `<div class="field">${chosen ?? `<i>${part.placeholder ? words(part.placeholder) : 'Choose'}</i>`}</div>`
    }
  }
}
