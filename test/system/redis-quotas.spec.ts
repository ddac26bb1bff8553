import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { SystemClock } from '../../src/kernel/clock.js';
import { RedisLink } from '../../src/redis/redis.link.js';
import { redisOptionsSchema } from '../../src/redis/redis.options.js';
import type { Charge, QuotaVerdict } from '../../src/throttle/quota-store.js';
import { RedisQuotas } from '../../src/throttle/redis-quotas.js';
import { ask, Processes } from '../support/processes.js';

const BURST = 200;
const PER_MINUTE = 60;
const REPLICAS = 3;
/** Far from midnight, whenever the test runs. */
const NOON = Date.UTC(2026, 4, 12, 12);

interface Granted {
  readonly granted: number;
}

describe('quotas of callers', () => {
  const processes = new Processes();
  const links: RedisLink[] = [];
  afterEach(async () => {
    await Promise.all(links.splice(0).map((link) => link.close()));
    await processes.endAll();
  });

  async function quotasOn(url: string): Promise<RedisQuotas> {
    const clock = Object.assign(new SystemClock(), { now: () => NOON });
    const settings = redisOptionsSchema.parse({ url, commandTimeoutMilliseconds: 60_000 });
    const link = new RedisLink(settings, clock);
    links.push(link);
    await link.open();
    return new RedisQuotas(link, clock, REPLICAS, 100);
  }

  const rate = (key: string): Charge => ({
    quota: { name: 'caller', perMinute: PER_MINUTE, burst: BURST },
    key,
  });
  const day = (key: string): Charge => ({ quota: { name: 'caller_day', perDay: 3 }, key });
  const processOf = async (url: string): Promise<ChildProcess> =>
    (await processes.script('test/system/replica/quota-taker.mjs', { url, replicas: REPLICAS })).child;

  it('are exact over three processes that share Redis', async () => {
    const { url } = await processes.redis();
    const children = await Promise.all(Array.from({ length: REPLICAS }, () => processOf(url)));
    const began = performance.now();
    const asked = { take: { ...rate('anna'), times: BURST } };
    const answers = await Promise.all(children.map((child) => ask<Granted>(child, asked)));
    const seconds = (performance.now() - began) / 1000;
    const granted = answers.reduce((sum, answer) => sum + answer.granted, 0);
    // What came back while they asked was theirs as well.
    expect(granted).toBeGreaterThanOrEqual(BURST);
    expect(granted).toBeLessThanOrEqual(BURST + Math.ceil((seconds * PER_MINUTE) / 60));
  }, 120_000);

  it('charge all accounts or none, say which refused, and do not mix callers up', async () => {
    const { url } = await processes.redis();
    const [one, two] = await Promise.all([quotasOn(url), quotasOn(url)]);
    const take = async (quotas: RedisQuotas, cost = 1): Promise<QuotaVerdict> =>
      quotas.take([rate('anna'), day('anna')], cost);
    expect(await take(one)).toMatchObject({ allowed: true, remaining: 2 });
    expect(await take(two)).toMatchObject({ allowed: true, remaining: 1 });
    const dear = await take(one, 2);
    expect(dear).toMatchObject({ allowed: false, refusedBy: { name: 'caller_day' } });
    expect(dear.waitMs).toBe(12 * 3600_000);
    expect(await take(one)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await one.take([day('ben')], 1)).toMatchObject({ allowed: true });
    expect(one.alone).toBe(false);
  }, 120_000);

  it('go on without Redis, each replica with its part, and are shared again when it is back', async () => {
    const { url, port, child } = await processes.redis();
    const quotas = await quotasOn(url);
    await processes.kill(child);
    let granted = 0;
    while ((await quotas.take([day('anna')], 1)).allowed) granted += 1;
    expect(quotas.alone).toBe(true);
    // A third of three.
    expect(granted).toBe(1);
    await processes.redis(port);
    while ((await quotas.take([rate('ben')], 1), quotas.alone)) await pause(20);
    expect(await quotas.take([day('anna')], 1)).toMatchObject({ allowed: true, remaining: 2 });
  }, 120_000);
});
