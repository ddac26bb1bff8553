import { ManualClock } from '../../../test/support/manual-clock.js';
import type { PaceRequest } from '../pace.js';
import type { PaceSettings } from './bucket.js';
import { MemoryPace } from './memory.pace.js';

function setUp(settings: Partial<PaceSettings> = {}) {
  const clock = new ManualClock();
  const pace = new MemoryPace({ requestsPerSecond: 10, burst: 20, maxWaiting: 1000, ...settings }, clock);
  const grants: { caller: string; at: number }[] = [];
  const refusals: { caller: string; code: string }[] = [];
  const ask = async (caller: string, more: Partial<PaceRequest> = {}) => {
    const request = {
      gateway: 'g',
      caller,
      tenant: 't',
      priority: 'interactive' as const,
      deadline: clock.monotonic() + 600_000,
      signal: new AbortController().signal,
      ...more,
    };
    try {
      await pace.acquire(request);
      grants.push({ caller, at: clock.monotonic() });
    } catch (error) {
      refusals.push({ caller, code: (error as { code: string }).code });
    }
  };
  const many = (caller: string, count: number, more: Partial<PaceRequest> = {}) => {
    for (let index = 0; index < count; index += 1) void ask(caller, more);
  };
  return { clock, pace, grants, refusals, ask, many };
}

describe('MemoryPace', () => {
  it('lets the burst go at once and the rest at the rate, in any window', async () => {
    const { clock, grants, many } = setUp();
    many('a', 120);
    await clock.advance(10_000);
    expect(grants).toHaveLength(120);
    expect(grants.filter(({ at }) => at === 0)).toHaveLength(20);
    for (const { at } of grants) {
      const second = grants.filter((other) => other.at >= at && other.at < at + 1000);
      expect(second.length).toBeLessThanOrEqual(30);
      const later = grants.filter((other) => other.at > 0 && other.at >= at && other.at < at + 1000);
      expect(later.length).toBeLessThanOrEqual(11);
    }
  });

  it('keeps gateways apart', async () => {
    const { clock, grants, many } = setUp();
    many('a', 100);
    many('b', 5, { gateway: 'other' });
    await clock.advance(0);
    expect(grants.filter(({ caller }) => caller === 'b')).toHaveLength(5);
  });

  it('lets callers take turns: small ones wait little beside a greedy one', async () => {
    const { clock, grants, many, ask } = setUp();
    many('greedy', 900);
    await clock.advance(1000);
    const waits: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const asked = clock.monotonic();
      void ask('small-1');
      void ask('small-2');
      await clock.advance(1000);
      waits.push(
        ...grants.filter(({ caller, at }) => caller !== 'greedy' && at >= asked).map(({ at }) => at - asked),
      );
    }
    expect(waits).toHaveLength(40);
    expect(Math.max(...waits)).toBeLessThanOrEqual(400);
    expect(waits.toSorted((a, b) => a - b)[20]).toBeLessThan(300);
  });

  it('prefers interactive calls without starving bulk', async () => {
    const { clock, grants, many } = setUp({ burst: 1 });
    many('bulk', 100, { priority: 'bulk' });
    many('person', 100);
    await clock.advance(8000);
    const share = grants.filter(({ caller }) => caller === 'bulk').length / grants.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.2);
  });

  it('refuses at once what cannot come in time, saying when to come back', async () => {
    const { clock, pace, refusals, grants, many, ask } = setUp({ maxWaiting: 30 });
    many('a', 50);
    await ask('b', { deadline: 10 });
    expect(refusals).toEqual([{ caller: 'b', code: 'OPERA_THROTTLED' }]);
    const full = async () =>
      pace.acquire({
        gateway: 'g',
        caller: 'c',
        tenant: 't',
        priority: 'interactive',
        deadline: 1e9,
        signal: new AbortController().signal,
      });
    await expect(full()).rejects.toMatchObject({
      code: 'OPERA_THROTTLED',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    await clock.advance(5000);
    expect(grants).toHaveLength(50);
  });

  it('never lets a caller wait past its deadline or its cancellation, and gives their turns to others', async () => {
    const { clock, pace, grants, refusals, many, ask } = setUp({ burst: 1 });
    const abort = new AbortController();
    many('a', 1);
    void ask('late', { deadline: 500 });
    void ask('gone', { signal: abort.signal });
    void ask('b');
    pace.slowDown('g', 5);
    abort.abort();
    await clock.advance(1000);
    expect(refusals).toEqual([
      { caller: 'gone', code: 'OPERA_CANCELLED' },
      { caller: 'late', code: 'OPERA_THROTTLED' },
    ]);
    await clock.advance(6000);
    expect(grants.map(({ caller }) => caller)).toEqual(['a', 'b']);
    expect(pace.figures('g').waiting).toBe(0);
  });

  it('is silent after 429, goes on at half the rate, and recovers', async () => {
    const { clock, pace, grants, many } = setUp({ burst: 1 });
    for (let complaint = 0; complaint < 20; complaint += 1) pace.slowDown('g', 3);
    expect(pace.figures('g').rate).toBe(5);
    many('a', 400);
    await clock.advance(2900);
    expect(grants).toHaveLength(0);
    await clock.advance(1100);
    expect(grants.length).toBeGreaterThan(2);
    expect(grants.length).toBeLessThan(9);
    await clock.advance(20_000);
    expect(pace.figures('g').rate).toBe(10);
  });

  it('leaves no timer behind when nobody waits', async () => {
    const { clock, many, pace } = setUp({ burst: 1 });
    many('a', 5);
    await clock.advance(2000);
    pace.slowDown('g', 3600);
    await clock.advance(2000);
    expect(clock.sleeping).toBe(0);
  });
});
