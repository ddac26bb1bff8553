import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, Processes } from '../support/processes.js';

const RATE = 10;
const BURST = 20;
const SECONDS = 60;
/** A request may come this much earlier or later than it was sent, on a busy machine. */
const BLUR = 1.5;

interface Seen {
  readonly arrivals: readonly number[];
}
interface Demand {
  readonly took: Readonly<Record<string, readonly number[]>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** Most requests beyond what `rate` a second would allow, over all spans of time: the burst that was used. */
function usedBurst(arrivals: readonly number[], rate: number): number {
  let most = 0;
  let level = 0;
  let last = arrivals[0] ?? 0;
  for (const at of arrivals) {
    level = Math.max(0, level - ((at - last) / 1000) * rate) + 1;
    last = at;
    most = Math.max(most, level);
  }
  return most;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('the pace towards a gateway', () => {
  const processes = new Processes();
  afterEach(() => processes.endAll());

  const gatewayOf = (settings = {}) =>
    processes.script<{ url: string }>('test/system/replica/metered-gateway.mjs', settings);

  async function replicas(amount: number, gatewayUrl: string, redisUrl?: string): Promise<ChildProcess[]> {
    const pace = { requestsPerSecond: RATE, burst: BURST, maxWaiting: 1000, replicas: amount };
    const settings = {
      gatewayUrl,
      redisUrl,
      secret: 'x'.repeat(32),
      settings: { pace, retry: { maxRetries: 0 } },
    };
    const started = await Promise.all(
      Array.from({ length: amount }, () => processes.script('test/system/replica/replica.mjs', settings)),
    );
    return started.map(({ child }) => child);
  }

  it.each([
    ['one replica without Redis', 1, false],
    ['one replica with Redis', 1, true],
    ['three replicas sharing Redis', 3, true],
  ])(
    'is kept by %s over a minute, and small callers wait little beside a greedy one',
    async (name, amount, withRedis) => {
      const redis = withRedis ? await processes.redis() : undefined;
      const gateway = await gatewayOf();
      const children = await replicas(amount, gateway.first.url, redis?.url);
      // Twice what may go, 1 to 1 to 20, spread over the replicas as a balancer would.
      const unit = (2 * RATE) / 22 / amount;
      const demand = { seconds: SECONDS, perSecond: { small: unit, other: unit, greedy: 20 * unit } };
      const results = await Promise.all(children.map((child) => ask<Demand>(child, { demand })));
      const { arrivals } = await ask<Seen>(gateway.child, { seen: true });
      const waits = (caller: string) => results.flatMap(({ took }) => took[caller] ?? []);
      const seconds = (arrivals.at(-1)! - arrivals[0]!) / 1000;
      const figures = {
        name,
        requests: arrivals.length,
        sustained: Number(((arrivals.length - BURST) / seconds).toFixed(2)),
        burst: Number(usedBurst(arrivals, RATE).toFixed(2)),
        smallMedianMs: Math.round(median(waits('small'))),
        otherMedianMs: Math.round(median(waits('other'))),
        greedyMedianMs: Math.round(median(waits('greedy'))),
        smallCalls: waits('small').length,
      };
      process.stderr.write(`pace ${JSON.stringify(figures)}\n`);
      expect(figures.burst).toBeLessThanOrEqual(BURST + BLUR);
      expect(figures.sustained).toBeLessThanOrEqual(RATE * 1.01);
      // And what is allowed is used.
      expect(figures.sustained).toBeGreaterThan(RATE * 0.95);
      expect(waits('small').length + waits('other').length).toBeGreaterThan(60);
      expect(Math.max(figures.smallMedianMs, figures.otherMedianMs)).toBeLessThan(300);
    },
    150_000,
  );

  it('is kept by the replicas, each its part, while Redis is away or frozen, and shared again after', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf();
    const children = await replicas(3, gateway.first.url, redis.url);
    const during = async (seconds: number) => {
      await ask<Seen>(gateway.child, { seen: true });
      const demand = { seconds, perSecond: { a: RATE } };
      await Promise.all(children.map((child) => ask<Demand>(child, { demand })));
      const { arrivals } = await ask<Seen>(gateway.child, { seen: true });
      return { burst: usedBurst(arrivals, RATE), amount: arrivals.length };
    };
    const shared = await during(3);
    expect(shared.burst).toBeLessThanOrEqual(BURST + BLUR);
    redis.child.kill('SIGSTOP');
    const frozen = await during(4);
    redis.child.kill('SIGCONT');
    await pause(1200);
    const thawed = await during(2);
    await processes.kill(redis.child);
    const away = await during(3);
    await processes.redis(redis.port);
    await pause(2500);
    const back = await during(3);
    process.stderr.write(`pace ${JSON.stringify({ shared, frozen, thawed, away, back })}\n`);
    // Three replicas may each save up their part of the burst while idle, no more.
    for (const { burst, amount } of [frozen, thawed, away, back]) {
      expect(burst).toBeLessThanOrEqual(BURST + 3 + BLUR);
      expect(amount).toBeGreaterThan(15);
    }
  }, 120_000);

  it('slows all replicas down when the gateway complains to one', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf({ complainAt: [40] });
    const children = await replicas(3, gateway.first.url, redis.url);
    const demand = { seconds: 8, perSecond: { a: RATE } };
    await Promise.all(children.map((child) => ask<Demand>(child, { demand })));
    const { arrivals } = await ask<Seen>(gateway.child, { seen: true });
    // The fortieth call, and one token request before it.
    const complained = arrivals[40]!;
    const after = arrivals.filter((at) => at > complained + 50);
    process.stderr.write(
      `pace silence ${Math.round(after[0]! - complained)} ms, then ${after.length} calls\n`,
    );
    expect(after[0]! - complained).toBeGreaterThan(1900);
    const slow = after.filter((at) => at < after[0]! + 2000);
    expect(slow.length / 2).toBeLessThan(RATE * 0.75);
    expect(slow.length).toBeGreaterThan(5);
  }, 60_000);
});
