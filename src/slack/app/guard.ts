import { redact } from '../../assistant/rights/redact.ts'
import { AskError } from '../../warehouse/errors.ts'
import { plainMessage } from '../deliver/plain-message.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import type { Where } from '../deliver/where.ts'
import { isFirst } from './once.ts'
import type { SlackParts } from './slack-parts.ts'

/**
 * What a listener does after its acknowledgement: once for all deliveries of the same thing, and never without a word. What
 * breaks is logged with its stack, and the person is told in a line under which number it is found.
 */
export function afterAck(
  parts: SlackParts,
  delivery: string,
  where: Where | undefined,
  work: () => Promise<void>,
): void {
  parts.background.run('a listener', async () => {
    try {
      if (await isFirst(parts.store, delivery)) await work()
    } catch (error) {
      if (error instanceof AskError) {
        // Nothing of ours broke: a part is not there, and the way out is known.
        parts.log.warn({ err: error, delivery }, 'a listener lacks a part')
        const says = redact(`That cannot be done now: ${error.message}. The way out: ${error.fix}.`)
        if (where) await sayOnlyTo(parts, where, plainMessage(says))
        return
      }
      const incident = parts.newId()
      parts.log.error({ err: error, incident, delivery }, 'a listener broke')
      const says = redact(error instanceof Error ? error.message : String(error))
      if (where) await sayOnlyTo(parts, where, plainMessage(`That broke on our side (${incident}): ${says}`))
    }
  })
}
