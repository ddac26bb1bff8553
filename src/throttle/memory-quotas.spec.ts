import { assert, double, integer, property } from 'fast-check';
import { ManualClock } from '../../test/support/manual-clock.js';
import { MemoryQuotas } from './memory-quotas.js';
import type { Quota } from './quota-store.js';
import { ThrottlerQuotas } from './throttler-quotas.js';

const QUOTA: Quota = { name: 'caller', perMinute: 60, burst: 3 };

test('the burst at once, then one a second, and the wait is what it takes', async () => {
  const clock = new ManualClock();
  const quotas = new MemoryQuotas(clock, 10);
  const take = () => quotas.take([{ quota: QUOTA, key: 'a' }], 1);
  expect([take(), take(), take()].map((verdict) => verdict.remaining)).toEqual([2, 1, 0]);
  expect(take()).toMatchObject({ allowed: false, waitMs: 1000, refusedBy: QUOTA });
  await clock.advance(999);
  expect(take().allowed).toBe(false);
  await clock.advance(1);
  expect(take().allowed).toBe(true);
  expect(quotas.take([{ quota: QUOTA, key: 'b' }], 1).allowed).toBe(true);
});

test('a refusal by one account charges none', () => {
  const quotas = new MemoryQuotas(new ManualClock(), 10);
  const tight: Quota = { name: 'tenant', perMinute: 60, burst: 1 };
  const both = [
    { quota: QUOTA, key: 'a' },
    { quota: tight, key: 't' },
  ];
  expect(quotas.take(both, 1).allowed).toBe(true);
  expect(quotas.take(both, 1).refusedBy).toBe(tight);
  expect(quotas.take([{ quota: QUOTA, key: 'a' }], 2).allowed).toBe(true);
});

test('a cost above the burst takes all of it and is possible', () => {
  const quotas = new MemoryQuotas(new ManualClock(), 10);
  expect(quotas.take([{ quota: QUOTA, key: 'a' }], 50).allowed).toBe(true);
  expect(quotas.take([{ quota: QUOTA, key: 'a' }], 1)).toMatchObject({ allowed: false });
});

test('over any time nobody gets more than burst plus rate', () => {
  assert(
    property(integer({ min: 1, max: 550 }), integer({ min: 2, max: 20 }), (perMinute, burst) => {
      let now = 0;
      const clock = { now: () => now, monotonic: () => now, sleep: async () => undefined };
      const quotas = new MemoryQuotas(clock, 10);
      let granted = 0;
      for (; now < 120_000; now += 100) {
        if (quotas.take([{ quota: { name: 'q', perMinute, burst }, key: 'a' }], 1).allowed) granted += 1;
      }
      expect(granted).toBeLessThanOrEqual(burst + perMinute * 2 + 1);
      expect(granted).toBeGreaterThanOrEqual(burst + perMinute * 2 - 2);
    }),
    { numRuns: 30 },
  );
});

test('memory is bounded', () => {
  const quotas = new MemoryQuotas(new ManualClock(), 100);
  for (let index = 0; index < 1000; index += 1) quotas.take([{ quota: QUOTA, key: `k${index}` }], 1);
  expect(quotas.tracked).toBe(100);
});

test('as a throttler storage it speaks in hits and whole seconds', async () => {
  const storage = new ThrottlerQuotas(new MemoryQuotas(new ManualClock(), 10));
  expect(await storage.increment('a', 60_000, 2)).toEqual({
    totalHits: 1,
    timeToExpire: 30,
    isBlocked: false,
    timeToBlockExpire: 0,
  });
  await storage.increment('a', 60_000, 2);
  expect(await storage.increment('a', 60_000, 2)).toMatchObject({ isBlocked: true, timeToBlockExpire: 30 });
});

test('whoever has the whole burst left gets it, at any fraction of a millisecond', () => {
  assert(
    property(double({ min: 0, max: 1e9, noNaN: true }), integer({ min: 1, max: 997 }), (now, perMinute) => {
      const clock = new ManualClock();
      clock.monotonic = () => now;
      const quota: Quota = { name: 'q', perMinute, burst: 1 };
      const quotas = new MemoryQuotas(clock, 10);
      expect(quotas.take([{ quota, key: 'a' }], 1).allowed).toBe(true);
      expect(quotas.take([{ quota, key: 'a' }], 1).allowed).toBe(false);
    }),
    { numRuns: 2000, seed: 7 },
  );
});
