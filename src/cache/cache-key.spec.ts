import { isDeepStrictEqual } from 'node:util';
import { assert, constantFrom, jsonValue, property, record, string } from 'fast-check';
import { canonical, keyText, type CacheKey } from './cache-key.js';

/** As JSON carries it: -0 is 0. */
const plain = (key: CacheKey): unknown => JSON.parse(JSON.stringify(key));

test('the order of properties and absent ones make no difference', () => {
  expect(canonical({ b: 1, a: [1, { d: 2, c: undefined }] })).toBe(canonical({ a: [1, { d: 2 }], b: 1 }));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
  expect(canonical([null, 'a', true])).not.toBe(canonical([null, 'a', 't']));
});

test('different keys have different texts, whatever their parts contain', () => {
  const word = string({ unit: constantFrom('a', ':', '1', '2', '{', '"') });
  const key = record<CacheKey>({
    tenant: word,
    gateway: word,
    hotelId: word,
    operation: word,
    rights: word,
    arguments: jsonValue(),
  });
  assert(
    property(key, key, (left, right) => {
      const same = isDeepStrictEqual(plain(left), plain(right));
      expect(keyText(left) === keyText(right)).toBe(same);
    }),
  );
});
