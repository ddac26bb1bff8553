import { ManualClock } from '../../test/support/manual-clock.js';
import { Fault } from '../kernel/fault.js';
import { layersOf, storeAsKeyv } from './cache.module.js';
import { cacheOptionsSchema } from './cache.options.js';
import type { CachePolicy } from './cache-entry.js';
import type { CacheKey } from './cache-key.js';
import type { LayerStore } from './cache-layer.js';
import { CacheService } from './cache.service.js';
import { MemoryStore } from './memory-store.js';
import { MemoryTagLedger } from './tag-ledger.js';

const KEY: CacheKey = {
  tenant: 'hotelier',
  gateway: 'gw',
  hotelId: 'SAND01',
  operation: 'rsv.getReservation',
  arguments: { reservationId: '1' },
};
const POLICY: CachePolicy = { ttlSeconds: 60, tags: ['reservation:1'] };

/** A slower layer whose answers the test holds back or breaks. */
class SlowStore extends MemoryStore {
  override readonly layer = 'slow' as 'memory';
  override readonly deadlineMs = 20 as 0;
  mode: 'works' | 'hangs' | 'breaks' = 'works';
  reads = 0;

  override async get<Value>(key: string): Promise<Value | undefined> {
    this.reads += 1;
    if (this.mode === 'hangs') return new Promise(() => undefined);
    if (this.mode === 'breaks') throw new Error('no connection');
    return super.get<Value>(key);
  }
}

function build(options: { enabled?: boolean; further?: LayerStore[]; clock?: ManualClock } = {}) {
  const clock = options.clock ?? new ManualClock();
  const resolved = cacheOptionsSchema.parse({ enabled: options.enabled });
  const stores: LayerStore[] = [new MemoryStore(100, 1_000_000), ...(options.further ?? [])];
  const layers = layersOf({ stores: stores.map(storeAsKeyv) }, clock);
  const ledger = new MemoryTagLedger(1000);
  return { cache: new CacheService(resolved, layers, ledger, clock), clock };
}

function counted<T>(...answers: T[]) {
  let calls = 0;
  const load = async (): Promise<T> => {
    calls += 1;
    return answers[Math.min(calls, answers.length) - 1] as T;
  };
  return { load, calls: () => calls };
}

function held<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { load: () => promise, resolve, reject };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a second read within the time is served from memory with its age', async () => {
  const { cache, clock } = build();
  const { load, calls } = counted({ id: '1' });
  expect(await cache.read(KEY, POLICY, load)).toEqual({ value: { id: '1' }, hit: false, ageSeconds: 0 });
  await clock.advance(5000);
  expect(await cache.read(KEY, POLICY, load)).toEqual({ value: { id: '1' }, hit: true, ageSeconds: 5 });
  expect(calls()).toBe(1);
  expect(cache.stats()).toMatchObject({ hits: 1, misses: 1, hitRatio: 0.5, layers: [{ entries: 1 }] });
});

test('after its time, or when fresh is asked for, OPERA is asked again and the answer replaces the old one', async () => {
  const { cache, clock } = build();
  const { load, calls } = counted('old', 'new', 'newest');
  await cache.read(KEY, POLICY, load);
  await clock.advance(60_001);
  expect((await cache.read(KEY, POLICY, load)).value).toBe('new');
  expect((await cache.read(KEY, { ...POLICY, fresh: true }, load)).value).toBe('newest');
  expect(await cache.read(KEY, POLICY, load)).toMatchObject({ value: 'newest', hit: true });
  expect(calls()).toBe(3);
});

test('no part of the key is shared: tenant, gateway, hotel, operation, arguments, rights', async () => {
  const { cache } = build();
  await cache.read(KEY, POLICY, async () => 'first');
  const others: CacheKey[] = [
    { ...KEY, tenant: 'other' },
    { ...KEY, gateway: 'other' },
    { ...KEY, hotelId: 'SAND02' },
    { ...KEY, operation: 'rsv.getOther' },
    { ...KEY, arguments: { reservationId: '2' } },
    { ...KEY, rights: 'pii' },
    { ...KEY, tenant: 'hotelierg', gateway: 'w' },
  ];
  for (const key of others) {
    expect(await cache.read(key, POLICY, async () => 'second')).toMatchObject({
      value: 'second',
      hit: false,
    });
  }
});

test('500 equal reads at once are one load', async () => {
  const { cache } = build();
  const { load, calls } = counted('x');
  const answers = await Promise.all(Array.from({ length: 500 }, () => cache.read(KEY, POLICY, load)));
  expect(calls()).toBe(1);
  expect(answers.filter((answer) => answer.hit)).toHaveLength(499);
});

test('a change of a tag voids the answer for its tenant only', async () => {
  const { cache } = build();
  const other = { ...KEY, tenant: 'other' };
  await cache.read(KEY, POLICY, async () => 'old');
  await cache.read(other, POLICY, async () => 'theirs');
  await cache.invalidate('hotelier', ['reservation:1']);
  expect(await cache.read(KEY, POLICY, async () => 'new')).toMatchObject({ value: 'new', hit: false });
  expect(await cache.read(other, POLICY, async () => 'no')).toMatchObject({ value: 'theirs', hit: true });
});

test('a load that raced a change is neither kept nor joined by later reads', async () => {
  const { cache } = build();
  const slow = held<string>();
  const first = cache.read(KEY, POLICY, slow.load);
  await turn();
  await cache.invalidate('hotelier', ['reservation:1']);
  expect((await cache.read(KEY, POLICY, async () => 'after')).value).toBe('after');
  slow.resolve('before');
  expect((await first).value).toBe('before');
  expect(await cache.read(KEY, POLICY, async () => 'x')).toMatchObject({ value: 'after', hit: true });
});

test('nothing found is an answer: undefined and OPERA_NOT_FOUND are remembered', async () => {
  const { cache, clock } = build();
  await cache.read(KEY, POLICY, async () => undefined);
  expect(await cache.read(KEY, POLICY, async () => 'x')).toMatchObject({ value: undefined, hit: true });

  const gone = { ...KEY, arguments: 'gone' };
  let calls = 0;
  const load = async () => {
    calls += 1;
    throw new Fault('OPERA_NOT_FOUND', { message: 'no', internal: 'secret', status: 404 });
  };
  await expect(cache.read(gone, POLICY, load)).rejects.toMatchObject({ code: 'OPERA_NOT_FOUND' });
  const again = (await cache.read(gone, POLICY, load).catch((error: unknown) => error)) as Fault;
  expect(again).toMatchObject({ code: 'OPERA_NOT_FOUND', details: { status: 404 } });
  expect(again.details.internal).toBeUndefined();
  expect(calls).toBe(1);
  await clock.advance(31_000);
  await expect(cache.read(gone, POLICY, load)).rejects.toBeInstanceOf(Fault);
  expect(calls).toBe(2);
});

test('other faults are not remembered, and all who waited get them', async () => {
  const { cache } = build();
  const broken = held<string>();
  const waiting = [1, 2].map(() => cache.read(KEY, POLICY, broken.load).catch((error: unknown) => error));
  await turn();
  broken.reject(new Fault('OPERA_RULE', 'no'));
  expect(await Promise.all(waiting)).toMatchObject([{ code: 'OPERA_RULE' }, { code: 'OPERA_RULE' }]);
  expect(await cache.read(KEY, POLICY, async () => 'x')).toMatchObject({ value: 'x', hit: false });
});

test('a leader that is cancelled does not take the others down', async () => {
  const { cache } = build();
  const leader = held<string>();
  const first = cache.read(KEY, POLICY, leader.load).catch((error: unknown) => error);
  const { load, calls } = counted('mine');
  await turn();
  const others = [1, 2, 3].map(() => cache.read(KEY, POLICY, load));
  await turn();
  leader.reject(new Fault('OPERA_CANCELLED', 'gone'));
  expect(await first).toMatchObject({ code: 'OPERA_CANCELLED' });
  expect((await Promise.all(others)).map((answer) => answer.value)).toEqual(['mine', 'mine', 'mine']);
  expect(calls()).toBe(1);
});

test('a waiter that is cancelled stops waiting; the load goes on', async () => {
  const { cache } = build();
  const leader = held<string>();
  const first = cache.read(KEY, POLICY, leader.load);
  await turn();
  const stop = new AbortController();
  const waiter = cache.read(KEY, { ...POLICY, signal: stop.signal }, async () => 'never');
  await turn();
  stop.abort();
  await expect(waiter).rejects.toMatchObject({ code: 'OPERA_CANCELLED' });
  leader.resolve('done');
  expect((await first).value).toBe('done');
});

test('values are frozen in all their depth, and readers share them', async () => {
  const { cache } = build();
  const { value } = await cache.read(KEY, POLICY, async () => ({ rooms: [{ number: '101' }] }));
  expect(Object.isFrozen(value.rooms[0])).toBe(true);
  expect((await cache.read(KEY, POLICY, async () => ({ rooms: [] }))).value).toBe(value);
});

test('past its time a value stands in while OPERA fails, when the policy allows, and not after a change', async () => {
  const { cache, clock } = build();
  const policy = { ...POLICY, staleSeconds: 600 };
  const down = async () => {
    throw new Fault('OPERA_UNAVAILABLE', 'down');
  };
  await cache.read(KEY, policy, async () => 'known');
  await clock.advance(100_000);
  expect(await cache.read(KEY, policy, down)).toEqual({
    value: 'known',
    hit: true,
    ageSeconds: 100,
    stale: true,
  });
  await cache.invalidate('hotelier', ['reservation:1']);
  await expect(cache.read(KEY, policy, down)).rejects.toMatchObject({ code: 'OPERA_UNAVAILABLE' });
});

test('switched off, every read loads', async () => {
  const { cache } = build({ enabled: false });
  const { load, calls } = counted('x');
  await cache.read(KEY, POLICY, load);
  expect(await cache.read(KEY, POLICY, load)).toMatchObject({ hit: false });
  expect(calls()).toBe(2);
  expect(cache.stats()).toMatchObject({ enabled: false, layers: [{ entries: 0 }] });
});

test('what a lower layer holds is copied up with the time it has left', async () => {
  const slow = new SlowStore(100, 1_000_000);
  const clock = new ManualClock();
  const before = build({ further: [slow], clock }).cache;
  await before.read(KEY, POLICY, async () => 'kept');
  await clock.advance(40_000);
  const after = build({ further: [slow], clock }).cache;
  const { load, calls } = counted('new');
  expect(await after.read(KEY, POLICY, load)).toMatchObject({ value: 'kept', hit: true, ageSeconds: 40 });
  expect(await after.read(KEY, POLICY, load)).toMatchObject({ hit: true });
  expect(after.stats().layers).toMatchObject([{ hits: 1 }, { name: 'slow', hits: 1 }]);
  await clock.advance(21_000);
  expect((await after.read(KEY, POLICY, load)).value).toBe('new');
  expect(calls()).toBe(1);
});

test('a layer that hangs costs its deadline, one that breaks nothing, and after five failures it rests', async () => {
  const slow = new SlowStore(100, 1_000_000);
  const { cache, clock } = build({ further: [slow] });
  slow.mode = 'hangs';
  const first = cache.read(KEY, POLICY, async () => 'x');
  await turn();
  await clock.advance(20);
  expect((await first).value).toBe('x');
  slow.mode = 'breaks';
  for (let index = 0; index < 10; index += 1) {
    await cache.read({ ...KEY, arguments: index }, POLICY, async () => 'y');
  }
  expect(cache.stats().layers[1]).toMatchObject({ failures: 5, resting: true });
  expect(slow.reads).toBeLessThanOrEqual(5);
  slow.mode = 'works';
  await clock.advance(2001);
  await cache.read({ ...KEY, arguments: 'again' }, POLICY, async () => 'z');
  expect(cache.stats().layers[1]).toMatchObject({ resting: false });
});

test('past its time a value is given at once with its age while one newer is fetched, where the policy allows', async () => {
  const { cache, clock } = build();
  const refreshed = held<string>();
  const { load, calls } = counted('first', 'late');
  const policy = { ...POLICY, revalidateSeconds: 30, refresh: refreshed.load };
  await cache.read(KEY, policy, load);
  await clock.advance(61_000);
  expect(await cache.read(KEY, policy, load)).toEqual({ value: 'first', hit: true, ageSeconds: 61 });
  refreshed.resolve('second');
  await turn();
  expect(await cache.read(KEY, policy, load)).toEqual({ value: 'second', hit: true, ageSeconds: 0 });
  expect(calls()).toBe(1);
});

test('what is past its time but was changed is never given while one newer is fetched', async () => {
  const { cache, clock } = build();
  const { load } = counted('first', 'after the change');
  const policy = { ...POLICY, revalidateSeconds: 30, refresh: async () => 'unused' };
  await cache.read(KEY, policy, load);
  await clock.advance(61_000);
  await cache.invalidate('hotelier', ['reservation:1']);
  expect((await cache.read(KEY, policy, load)).value).toBe('after the change');
});
