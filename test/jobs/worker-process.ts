import { bullmqCourier } from '../../jobs/bullmq-courier.ts'
import { openRedis } from '../../src/redis/open-redis.ts'

/**
 * A worker of its own. It notes each job that it begins, and ends none: `hang` waits for ever, `block` keeps the event
 * loop busy for some seconds, as a bug does.
 */
const [url = '', prefix = '', how = 'hang'] = process.argv.slice(2)
// Connections and locks that break are what is tested; anything else ends the process with a word.
const log = () => undefined
const redis = await openRedis({ url, prefix, name: 'worker process', log })
const courier = await bullmqCourier({ redis, log, lockMs: 1000, stalledMs: 500 })
await courier.onJob(async ({ unitId }) => {
  await redis.call(client => client.rpush(redis.key('begun'), `${process.pid} ${unitId}`))
  if (how === 'hang') return new Promise(() => undefined)
  const until = Date.now() + 4000
  while (Date.now() < until);
  await redis.call(client => client.rpush(redis.key('ended'), `${process.pid} ${unitId}`))
}, 1)
