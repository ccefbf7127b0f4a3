import type { View } from '@slack/types'
import { z } from 'zod'
import { checkBlocks } from './check-blocks.ts'
import { identifier } from './composition.ts'
import { at, type SlackProblem, sayProblems } from './slack-problem.ts'
import { plainText } from './text-object.ts'

const BLOCKS = 100
const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).exactOptional(),
  callback_id: identifier.exactOptional(),
  external_id: identifier.exactOptional(),
}

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...shared }),
  z.strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plainText(24),
    submit: plainText(24).exactOptional(),
    close: plainText(24).exactOptional(),
    clear_on_close: z.boolean().exactOptional(),
    notify_on_close: z.boolean().exactOptional(),
  }),
])

/** Blocks of messages only. */
const unshown = new Set(['markdown', 'table', 'data_table', 'plan', 'task_card', 'context_actions'])

const misplaced = ({ blocks, type: surface }: View): string[] =>
  blocks.flatMap(({ type }, index) =>
    unshown.has(type)
      ? [at(`unsupported type in a ${surface}: ${type}`, ['view', 'blocks', index, 'type'])]
      : [],
  )

const needsSubmit = (given: View): boolean =>
  given.type === 'modal' && given.submit === undefined && given.blocks.some(({ type }) => type === 'input')

/** What Slack would refuse of a modal or a home tab, in its own words; empty when it is fine. */
export const checkView = (given: View): SlackProblem[] => {
  const result = view.safeParse(given)
  const problems = result.success
    ? [
        ...(needsSubmit(given) ? [at('missing required field: submit', ['view'])] : []),
        ...misplaced(given),
        ...checkBlocks(given.blocks, BLOCKS, ['view', 'blocks']),
      ]
    : sayProblems(result.error.issues, given, ['view'])
  return problems.map(message => ({ error: 'invalid_arguments', message }))
}
