import type { KnownBlock, SectionBlock } from '@slack/types'
import { describe, expect, it } from 'vitest'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'

const long = (length: number) => 'x'.repeat(length)
const section = (text: string): SectionBlock => ({ type: 'section', text: { type: 'mrkdwn', text } })
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const rich = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] }],
})
const button = (text: string, action_id: string) => ({
  type: 'button' as const,
  text: plain(text),
  action_id,
})
const actions = (...elements: ReturnType<typeof button>[]): KnownBlock => ({ type: 'actions', elements })
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`Option ${index}`), value: `${index}` }))
const task = (task_id: string) => ({
  type: 'task_card' as const,
  task_id,
  title: `Task ${task_id}`,
  status: 'in_progress' as const,
})
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const cell = (text: string) => ({ type: 'raw_text' as const, text })

const wordsOf = (...blocks: readonly unknown[]): string[] =>
  checkMessage({ text: 'In words', blocks: blocks as KnownBlock[] }).map(({ message }) => message)

const everything: KnownBlock[] = [
  { type: 'header', text: plain(long(150)) },
  section(long(3000)),
  { type: 'section', fields: numbered(10, () => ({ type: 'mrkdwn' as const, text: long(20) })) },
  { type: 'divider' },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'By ana' }] },
  { type: 'image', alt_text: 'Coverage', slack_file: { id: 'F1' } },
  { type: 'image', alt_text: 'Coverage', image_url: 'https://example.com/coverage.png' },
  {
    type: 'plan',
    title: 'Backfill',
    tasks: [{ ...task('1'), details: rich('3 units'), output: rich('done') }],
  },
  task('2'),
  { type: 'alert', text: plain('Redis is away'), level: 'error' },
  {
    type: 'table',
    rows: [
      [cell('Date'), cell('Rows')],
      [cell('2021-11-02'), { type: 'raw_number', value: 4, text: '4' }],
    ],
  },
  { type: 'markdown', text: '**Ready**' },
  { type: 'container', title: plain('Details'), child_blocks: [section('Inside'), { type: 'divider' }] },
  rich('Formatted'),
  actions(button('Confirm', 'confirm'), button('Cancel', 'cancel')),
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rate',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
    ],
  },
]

describe('a message', () => {
  it('passes with every block that we send, each as large as it may be', () => {
    expect(checkMessage({ text: long(40_000), blocks: everything })).toEqual([])
  })

  it.each<[rule: string, block: unknown, said: string]>([
    [
      'a section of 3,001 characters',
      section(long(3001)),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', section(''), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['a section without text', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      '11 fields',
      { type: 'section', fields: numbered(11, () => plain('a')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2,001',
      { type: 'section', fields: [plain(long(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a header of 151',
      { type: 'header', text: plain(long(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a header with markup',
      { type: 'header', text: { type: 'mrkdwn', text: 'a' } },
      'must be one of plain_text [json-pointer:/blocks/0/text/type]',
    ],
    [
      '11 things of context',
      { type: 'context', elements: numbered(11, () => plain('a')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '26 buttons',
      actions(...numbered(26, index => button('a', `${index}`))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'two buttons of one action id',
      actions(button('a', 'same'), button('b', 'same')),
      '`action_id` "same" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'a button of 76',
      actions(button(long(76), 'a')),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a value of 2,001',
      actions({ ...button('a', 'a'), value: long(2001) } as never),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'an action id of 256',
      actions(button('a', long(256))),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a dialog title of 101',
      actions({ ...button('a', 'a'), confirm: { title: plain(long(101)), text: plain('b') } } as never),
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      '101 options',
      { type: 'actions', elements: [{ type: 'static_select', options: options(101) }] },
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an overflow of one',
      { type: 'actions', elements: [{ type: 'overflow', options: options(1) }] },
      'must be more than 1 items [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an overflow of six',
      { type: 'actions', elements: [{ type: 'overflow', options: options(6) }] },
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      '11 boxes',
      { type: 'actions', elements: [{ type: 'checkboxes', options: options(11) }] },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a picture without a place',
      { type: 'image', alt_text: 'a' },
      'must provide exactly one of `image_url` and `slack_file` [json-pointer:/blocks/0]',
    ],
    [
      'a picture without words',
      { type: 'image', image_url: 'https://a' },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a table of 101 rows',
      { type: 'table', rows: numbered(101, () => [cell('a')]) },
      'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'a table of 21 columns',
      { type: 'table', rows: [numbered(21, () => cell('a'))] },
      'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      'a data table of uneven rows',
      { type: 'data_table', caption: 'a', rows: [[cell('a')], [cell('a'), cell('b')]] },
      'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
    ],
    [
      '51 tasks',
      { type: 'plan', title: 'a', tasks: numbered(51, index => task(`${index}`)) },
      'no more than 50 items allowed [json-pointer:/blocks/0/tasks]',
    ],
    [
      'two tasks of one id',
      { type: 'plan', title: 'a', tasks: [task('1'), task('1')] },
      'every `task_id` of a plan must be its own [json-pointer:/blocks/0/tasks]',
    ],
    [
      'a task in an unknown state',
      { ...task('1'), status: 'done' },
      'must be one of pending, in_progress, complete, error [json-pointer:/blocks/0/status]',
    ],
    [
      'an alert of 201',
      { type: 'alert', text: plain(long(201)) },
      'must be less than 201 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a property that Slack does not know',
      { type: 'divider', colour: 'red' },
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a block that Slack does not know',
      { type: 'banner' },
      'unsupported type: banner [json-pointer:/blocks/0/type]',
    ],
    [
      'a block id of 256',
      { type: 'divider', block_id: long(256) },
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
  ])('is refused with %s', (_, block, said) => {
    expect(wordsOf(block)).toEqual([said])
  })

  it('has at most 50 blocks', () => {
    expect(wordsOf(...numbered(50, () => ({ type: 'divider' })))).toEqual([])
    expect(checkMessage({ text: 'a', blocks: numbered(51, () => ({ type: 'divider' })) })).toEqual([
      { error: 'invalid_blocks', message: 'no more than 50 items allowed [json-pointer:/blocks]' },
    ])
  })

  it('names a block once', () => {
    const named = { type: 'divider', block_id: 'line' }
    expect(wordsOf(named, named)).toEqual([
      '`block_id` "line" already exists [json-pointer:/blocks/1/block_id]',
    ])
  })

  it('holds one table, 12,000 characters of markdown and 11,000 of everything else', () => {
    const table = { type: 'table', rows: [[cell('a')]] }
    expect(wordsOf(table, table)).toEqual(['only one table is allowed [json-pointer:/blocks]'])
    expect(wordsOf(...numbered(2, () => ({ type: 'markdown', text: long(6001) })))).toEqual([
      'markdown must be less than 12001 characters in all [json-pointer:/blocks]',
    ])
    expect(checkMessage({ text: 'a', blocks: numbered(4, () => section(long(2751))) })).toEqual([
      {
        error: 'msg_blocks_too_long',
        message: 'must be less than 11001 characters in all [json-pointer:/blocks]',
      },
    ])
  })

  it('has words beside its blocks, 40,000 at first and 4,000 when it is edited', () => {
    expect(checkMessage({ blocks: [section('a')] })).toMatchObject([{ error: 'no_text' }])
    expect(checkMessage({ text: long(4001) })).toEqual([])
    expect(checkMessage({ text: long(4001) }, 'edit')).toMatchObject([{ error: 'msg_too_long' }])
    expect(checkMessage({ text: long(40_001) })).toMatchObject([{ error: 'msg_too_long' }])
  })
})
