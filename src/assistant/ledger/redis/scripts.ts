import { luaScript } from '../../../redis/lua-script.ts'

/** How long the events of a finished run stay at hand; after that they are read from the warehouse. */
export const STAY_SECONDS = 30 * 24 * 3600

/**
 * What came of a write: done; moved, because somebody else wrote first; missing, because the run's events are not at
 * hand; empty, because the whole ledger is to be restored. With it comes the epoch.
 */
export type Written = readonly [end: 'done' | 'moved' | 'missing' | 'empty', epoch: string]

/**
 * Keys: epoch, mark, runs, under way, due, run, events. Values: mark or '', run id, instant, run, event, token, channel.
 * The token makes a repeated call, whose first reply was lost, the same call.
 */
export const CREATE = luaScript<Written>(`
local epoch = redis.call('GET', KEYS[1])
if not epoch then return {'empty', ''} end
local first = redis.call('XRANGE', KEYS[7], '1-0', '1-0')[1]
if first then return {first[2][4] == ARGV[6] and 'done' or 'moved', epoch} end
if ARGV[1] ~= '' and ARGV[1] ~= epoch .. ':' .. (redis.call('GET', KEYS[2]) or '0') then return {'moved', epoch} end
redis.call('XADD', KEYS[7], '1-0', 'event', ARGV[5], 'token', ARGV[6])
redis.call('SET', KEYS[6], ARGV[4])
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2])
redis.call('ZADD', KEYS[4], ARGV[3], ARGV[2])
redis.call('HSET', KEYS[5], ARGV[2], 1)
redis.call('INCR', KEYS[2])
redis.call('PUBLISH', ARGV[7], ARGV[2])
return {'done', epoch}`)

/**
 * Keys: epoch, mark, runs, under way, due, run, events. Values: run id, number of events before, epoch that the writer
 * knows or '', token, channel, how many of the new events are due in the warehouse at once, 'finished', 'resumed' or '',
 * the events.
 */
export const APPEND = luaScript<Written>(`
local epoch = redis.call('GET', KEYS[1])
if not epoch then return {'empty', ''} end
local length = redis.call('XLEN', KEYS[7])
if length == 0 then return {'missing', epoch} end
local after, count = tonumber(ARGV[2]), #ARGV - 7
if length > after then
  local id = (after + 1) .. '-0'
  local mine = redis.call('XRANGE', KEYS[7], id, id)[1]
  if mine and mine[2][4] == ARGV[4] then return {'done', epoch} end
end
if length ~= after or (ARGV[3] ~= '' and ARGV[3] ~= epoch) then return {'moved', epoch} end
for i = 1, count do
  redis.call('XADD', KEYS[7], (after + i) .. '-0', 'event', ARGV[7 + i], 'token', ARGV[4])
end
if tonumber(ARGV[6]) > 0 then redis.call('HSET', KEYS[5], ARGV[1], after + tonumber(ARGV[6])) end
if ARGV[7] == 'finished' then
  redis.call('ZREM', KEYS[4], ARGV[1])
  redis.call('INCR', KEYS[2])
elseif ARGV[7] == 'resumed' then
  redis.call('ZADD', KEYS[4], redis.call('ZSCORE', KEYS[3], ARGV[1]) or 0, ARGV[1])
  redis.call('INCR', KEYS[2])
  redis.call('PERSIST', KEYS[6])
  redis.call('PERSIST', KEYS[7])
end
redis.call('PUBLISH', ARGV[5], ARGV[1])
return {'done', epoch}`)

/**
 * Keys: epoch, due, archived, under way, run, events. Values: run id, position that the warehouse has, epoch, seconds to
 * stay. A position of an earlier epoch says nothing about this one.
 */
export const ARCHIVED = luaScript<null>(`
if redis.call('GET', KEYS[1]) ~= ARGV[3] then return false end
local upTo = tonumber(ARGV[2])
redis.call('HSET', KEYS[3], ARGV[1], upTo)
if tonumber(redis.call('HGET', KEYS[2], ARGV[1]) or 0) <= upTo then redis.call('HDEL', KEYS[2], ARGV[1]) end
if not redis.call('ZSCORE', KEYS[4], ARGV[1]) and redis.call('XLEN', KEYS[6]) <= upTo then
  redis.call('EXPIRE', KEYS[5], ARGV[4])
  redis.call('EXPIRE', KEYS[6], ARGV[4])
end
return false`)

/**
 * Brings a run back from the warehouse. Keys: guard, runs, under way, archived, run, events. Values: what the guard must
 * hold, run id, instant, run, 'under way' or '', seconds to stay, 'anew' or '', the events. 0 when the guard holds something
 * else. Events that are at hand stay, unless they are to be made anew.
 */
export const BRING_BACK = luaScript<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
if ARGV[7] == 'anew' then redis.call('DEL', KEYS[6]) end
if redis.call('XLEN', KEYS[6]) > 0 then return 1 end
redis.call('SET', KEYS[5], ARGV[4])
for i = 8, #ARGV do redis.call('XADD', KEYS[6], (i - 7) .. '-0', 'event', ARGV[i], 'token', '') end
if #ARGV > 7 then redis.call('HSET', KEYS[4], ARGV[2], #ARGV - 7) end
if ARGV[5] == 'under way' then
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2])
else
  redis.call('EXPIRE', KEYS[5], ARGV[6])
  redis.call('EXPIRE', KEYS[6], ARGV[6])
end
return 1`)

/** Begins a restoring from nothing. Keys: guard, then what goes. Value: what the guard must hold. */
export const SWEEP = luaScript<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
return 1`)

/** Ends a restoring. Keys: guard, epoch, horizon. Values: what the guard must hold, the new epoch, whether older runs stayed behind. */
export const OPEN_EPOCH = luaScript<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[3] ~= '' then redis.call('SET', KEYS[3], ARGV[3]) end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('DEL', KEYS[1])
return 1`)

/** Gives a lock back, unless it is somebody else's by now. */
export const UNLOCK = luaScript<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`)

/** Keeps a lock for some more milliseconds. */
export const RENEW = luaScript<number>(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`)
