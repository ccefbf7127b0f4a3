import type { KnownBlock, ModalView } from '@slack/types'
import { describe, expect, it } from 'vitest'
import { checkView } from '../../../src/slack/limits/check-view.ts'

const long = (length: number) => 'x'.repeat(length)
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('a view', () => {
  const field = (placeholder: string): KnownBlock => ({
    type: 'input',
    label: plain('Range'),
    element: { type: 'plain_text_input', action_id: 'range', placeholder: plain(placeholder) },
  })
  const modal: ModalView = {
    type: 'modal',
    callback_id: 'backfill',
    title: plain(long(24)),
    submit: plain(long(24)),
    private_metadata: long(3000),
    blocks: [field(long(150)), ...numbered(99, () => ({ type: 'divider' }))],
  }

  it('passes as large as it may be, as a modal and as a home tab', () => {
    expect(checkView(modal)).toEqual([])
    expect(checkView({ type: 'home', blocks: [{ type: 'header', text: plain('Last night') }] })).toEqual([])
  })

  it('is refused with a block of messages only', () => {
    expect(checkView({ type: 'home', blocks: [{ type: 'plan', title: 'Backfill' }] })).toEqual([
      {
        error: 'invalid_arguments',
        message: 'unsupported type in a home: plan [json-pointer:/view/blocks/0/type]',
      },
    ])
  })

  it.each<[rule: string, change: Partial<ModalView>, said: string]>([
    [
      'a title of 25',
      { title: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit of 25',
      { submit: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'metadata of 3,001',
      { private_metadata: long(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      '101 blocks',
      { blocks: numbered(101, () => ({ type: 'divider' })) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'a placeholder of 151',
      { blocks: [field(long(151))] },
      'must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]',
    ],
  ])('is refused with %s', (_, change, said) => {
    expect(checkView({ ...modal, ...change })).toEqual([{ error: 'invalid_arguments', message: said }])
  })

  it('has a submit button when it has a field', () => {
    const { submit: _, ...without } = modal
    expect(checkView(without)).toEqual([
      { error: 'invalid_arguments', message: 'missing required field: submit [json-pointer:/view]' },
    ])
  })
})
