import { createHash } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import type { RedisLink, RedisScript } from '../redis/redis.link.js';
import { MemoryQuotas } from './memory-quotas.js';
import {
  capacityOf,
  type Charge,
  dayOf,
  isDaily,
  partOf,
  type QuotaStore,
  type QuotaVerdict,
  restOfDayMs,
  stepMs,
} from './quota-store.js';

/**
 * Charges all accounts or none, by the clock of Redis, which all replicas have in common. Keys: the accounts. Arguments: cost,
 * then of each account its step in milliseconds (0: a sum that never comes back by itself) and its capacity. Answers the number
 * of the account that refused (0: none), the wait in milliseconds (of a sum: -1) and the calls that the tightest account still grants.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local cost = tonumber(ARGV[1])
local after, refused, wait, remaining = {}, 0, 0, 1e12
for i = 1, #KEYS do
  local step, capacity = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local price = math.min(cost, capacity)
  local stored = tonumber(redis.call('GET', KEYS[i]) or 0)
  local left
  if step > 0 then
    after[i] = math.max(now, stored) + price * step
    left = capacity - (after[i] - now) / step
  else
    after[i] = stored + price
    left = capacity - after[i]
  end
  remaining = math.min(remaining, math.max(0, math.floor(left + 0.000001)))
  if left < -0.000001 and wait >= 0 then
    local late = step > 0 and -left * step or -1
    if late < 0 or late > wait then refused, wait = i, late end
  end
end
if refused > 0 then return { refused, string.format('%.3f', wait), '0' } end
for i = 1, #KEYS do
  if tonumber(ARGV[2 * i]) > 0 then
    redis.call('SET', KEYS[i], string.format('%.6f', after[i]), 'PX', math.max(1, math.ceil(after[i] - now)))
  else
    redis.call('SET', KEYS[i], string.format('%.6f', after[i]), 'EX', 172800)
  end
end
return { 0, '0', string.format('%d', remaining) }
`;

/**
 * Accounts that all replicas share, one round trip a call. While Redis is away each replica grants its part of every quota, less
 * what it has granted itself lately.
 */
export class RedisQuotas implements QuotaStore {
  readonly #scripts: RedisScript[] = [];
  readonly #own: MemoryQuotas;
  #alone = false;

  /**
   * @param replicas processes that share the accounts
   * @param maxTracked accounts remembered for times without Redis
   */
  constructor(
    private readonly link: RedisLink,
    private readonly clock: Clock,
    private readonly replicas: number,
    maxTracked: number,
  ) {
    this.#own = new MemoryQuotas(clock, maxTracked);
  }

  /** Whether the latest call was granted or refused without Redis. */
  get alone(): boolean {
    return this.#alone;
  }

  async take(charges: readonly Charge[], cost: number): Promise<QuotaVerdict> {
    const parts = charges.map(({ quota, key }) => ({ quota: partOf(quota, this.replicas), key }));
    const shared = await this.ask(charges, cost).catch(() => undefined);
    this.#alone = shared === undefined;
    if (shared?.allowed === true) this.#own.note(parts, cost);
    if (shared !== undefined) return shared;
    const verdict = this.#own.take(parts, cost);
    const refusedBy = charges[parts.findIndex(({ quota }) => quota === verdict.refusedBy)]?.quota;
    return { ...verdict, refusedBy };
  }

  private async ask(charges: readonly Charge[], cost: number): Promise<QuotaVerdict> {
    const keys = charges.map((charge) => this.keyOf(charge));
    const sizes = charges.flatMap(({ quota }) => [isDaily(quota) ? 0 : stepMs(quota), capacityOf(quota)]);
    const answer = (await this.script(keys.length)(...keys, cost, ...sizes)) as [number, string, string];
    const [refused, wait, remaining] = answer.map(Number) as [number, number, number];
    if (refused === 0) return { allowed: true, waitMs: 0, remaining };
    const waitMs = wait < 0 ? restOfDayMs(this.clock.now()) : wait;
    return { allowed: false, waitMs, remaining: 0, refusedBy: charges[refused - 1]?.quota };
  }

  /** Who calls is nobody's business who looks into Redis: a digest stands for it. */
  private keyOf({ quota, key }: Charge): string {
    const whose = createHash('sha256').update(key).digest('base64url').slice(0, 22);
    const day = isDaily(quota) ? [String(dayOf(this.clock.now()))] : [];
    return this.link.key('quota', quota.name, whose, ...day);
  }

  private script(keys: number): RedisScript {
    return (this.#scripts[keys] ??= this.link.script(`quotaTake${keys}`, TAKE, keys));
  }
}
