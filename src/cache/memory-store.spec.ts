import { storeAsKeyv } from './cache.module.js';
import { freezeAndWeigh } from './immutable-value.js';
import { MemoryStore } from './memory-store.js';
import { MemoryTagLedger, qualifiedTag } from './tag-ledger.js';
import { tagHash } from './tag-hash.js';

test('neither entries nor bytes pass their bound, and the least recently used goes first', async () => {
  const store = new MemoryStore(3, 100_000);
  const keyv = storeAsKeyv(store);
  for (const key of ['a', 'b', 'c']) await keyv.set(key, { bytes: 10 });
  await keyv.get('a');
  await keyv.set('d', { bytes: 10 });
  expect(await keyv.get('b')).toBeUndefined();
  expect(await keyv.get('a')).toEqual({ bytes: 10 });
  for (let index = 0; index < 20; index += 1) await keyv.set(`big${index}`, { bytes: 20_000 });
  expect(store.usage().bytes).toBeLessThanOrEqual(100_000);
  expect(store.usage().entries).toBeLessThanOrEqual(3);
});

test('one answer cannot empty the layer', async () => {
  const store = new MemoryStore(10, 1000);
  const keyv = storeAsKeyv(store);
  await keyv.set('small', { bytes: 10 });
  await keyv.set('huge', { bytes: 900 });
  expect(await keyv.get('huge')).toBeUndefined();
  expect(await keyv.get('small')).toBeDefined();
});

test('weighing follows the content, meets cycles once and leaves bytes views alone', () => {
  const ring: { self?: unknown; text: string } = { text: 'x'.repeat(1000) };
  ring.self = ring;
  expect(freezeAndWeigh(ring)).toBeGreaterThan(2000);
  expect(freezeAndWeigh(ring)).toBeLessThan(2300);
  expect(freezeAndWeigh({ photo: new Uint8Array(500) })).toBeGreaterThan(500);
});

test('a ledger with fewer slots than tags voids too much rather than too little', async () => {
  const ledger = new MemoryTagLedger(2);
  await ledger.touch(['a']);
  const afterA = ledger.mark();
  expect(ledger.unchangedSince([tagHash('a')], 0)).toBe(false);
  expect(ledger.unchangedSince([tagHash('a')], afterA)).toBe(true);
  await ledger.touch(['b', 'c', 'd', 'e']);
  for (const tag of ['b', 'c', 'd', 'e']) expect(ledger.unchangedSince([tagHash(tag)], afterA)).toBe(false);
});

test('tags of two tenants never meet', () => {
  expect(qualifiedTag('a', '1b')).not.toBe(qualifiedTag('a1', 'b'));
});
