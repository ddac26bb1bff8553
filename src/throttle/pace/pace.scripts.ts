import type { RedisLink, RedisScript } from '../../redis/redis.link.js';
import { ONE_COMPLAINT_MS, RECOVERY_PER_SECOND, SLOWEST_PER_SECOND } from './bucket.js';

/**
 * The state of a shared bucket as of now, by the clock of Redis, which all replicas have in common. Keys: the bucket. Arguments:
 * rate, burst, tokens of a bucket that Redis does not know. Times in milliseconds.
 */
const REFILLED = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local full, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local state = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'rate', 'silent', 'slowed')
local tokens = tonumber(state[1] or ARGV[3])
local rate = math.min(tonumber(state[3] or full), full)
local silent = tonumber(state[4] or 0)
local seconds = math.max(0, now - math.max(tonumber(state[2] or now), silent)) / 1000
tokens = math.min(burst, tokens + seconds * rate)
rate = math.min(full, rate + seconds * full * ${RECOVERY_PER_SECOND})
local slowed = tonumber(state[5] or 0)
local function keep()
  redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.3f', now),
    'rate', string.format('%.6f', rate), 'silent', string.format('%.3f', silent), 'slowed', string.format('%.3f', slowed))
  redis.call('PEXPIRE', KEYS[1], math.ceil(math.max(0, silent - now)) + 3600000)
end
`;

/** Takes turns (fourth argument; -1 gives one back). Answers wait and silence in milliseconds and the rate now, as text. */
const TAKE = `${REFILLED}
tokens = math.min(burst, tokens - tonumber(ARGV[4]))
keep()
local wait = math.max(0, -tokens) / rate * 1000
return { string.format('%.3f', wait), string.format('%.3f', math.max(0, silent - now)), string.format('%.6f', rate) }
`;

/** Half the rate, no burst and silence (fourth argument, milliseconds), which all replicas hear of on the channel. */
const SLOW = `${REFILLED}
if now - slowed >= ${ONE_COMPLAINT_MS} then
  slowed = now
  rate = math.min(rate, math.max(${SLOWEST_PER_SECOND}, rate / 2))
end
tokens = math.min(tokens, 0)
silent = math.max(silent, now + tonumber(ARGV[4]))
keep()
redis.call('PUBLISH', ARGV[5], string.format('%d', silent - now) .. ' ' .. ARGV[6])
return string.format('%.6f', rate)
`;

export interface PaceScripts {
  readonly take: RedisScript;
  readonly slow: RedisScript;
}

/** The scripts, each one round trip: a generic cell rate whose burst, rate and silence may change while calls are owed their turn. */
export function paceScripts(link: RedisLink): PaceScripts {
  return { take: link.script('paceTake', TAKE, 1), slow: link.script('paceSlow', SLOW, 1) };
}
