import type { Queue } from 'bullmq'
import type { Express, RequestHandler } from 'express'

/** The board asks a third party for fonts, which would tell it who looks at our queues. Other fonts do. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'self'; frame-ancestors 'none'"

/**
 * The pages of bull-board, to look only: a job that is retried or removed there would be one that the ledger knows nothing
 * of, done by nobody whom the audit could name. Loaded when wanted, for it brings a second BullMQ.
 */
export async function queueBoard(queues: readonly Queue[], basePath: string): Promise<RequestHandler> {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/express'),
  ])
  const serverAdapter = new ExpressAdapter().setBasePath(basePath)
  createBullBoard({
    queues: queues.map(queue => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Backcourt queues' } },
  })
  const board = (serverAdapter.getRouter() as Express).disable('x-powered-by')
  return (request, response, next) => {
    response.set('Content-Security-Policy', POLICY)
    board(request, response, next)
  }
}
