import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';
import { RandomIds } from '../../kernel/ids.js';
import { ENTRY_VERSION, type CacheEntry } from '../cache-entry.js';
import { keyText, type CacheKey } from '../cache-key.js';
import { EntryCodec } from './entry-codec.js';

const SECRET = 'a secret of this test, of more than 32';
const OTHER = 'another secret of this test, of over 32';
const ids = new RandomIds();
const codec = new EntryCodec([SECRET], ids);

function entryOf(value: unknown): CacheEntry {
  const times = { storedAt: 1, freshUntil: 2, revalidateUntil: 2, staleUntil: 3 };
  return { version: ENTRY_VERSION, value, ...times, asOf: 0, tags: ['t'], hashes: [1], bytes: 10 };
}

const text = fc.oneof(fc.constantFrom('', 'a', 'b', '1:a', 'SAND01', 'SAND02'), fc.string({ maxLength: 6 }));
const keys: fc.Arbitrary<CacheKey> = fc.record({
  tenant: text,
  gateway: text,
  hotelId: text,
  operation: text,
  arguments: fc.jsonValue({ maxDepth: 2 }),
  rights: fc.option(text, { nil: undefined }),
});

/** Absent and empty rights, and the two zeros, are one key by intent. */
function sameMeaning(a: CacheKey, b: CacheKey): boolean {
  const meaning = ({ rights, ...key }: CacheKey) => JSON.stringify(sorted({ ...key, rights: rights ?? '' }));
  return meaning(a) === meaning(b);
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
}

describe('EntryCodec', () => {
  it.each(['small', 'large '.repeat(5000)])('gives back what it sealed, telling nothing of it', (value) => {
    const sealed = codec.seal('key', entryOf({ value }));
    expect(codec.open('key', sealed)).toEqual(entryOf({ value }));
    expect(sealed.includes(Buffer.from(value.slice(0, 5)))).toBe(false);
    expect(sealed.length).toBeLessThan(1000);
  });

  it('names and seals as its format says, whatever form the keys are held in: an upgrade keeps a warm cache', () => {
    const derived = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', SECRET, 'opera-cloud-mcp', purpose, 32));
    const digest = createHmac('sha256', derived('cache name')).update('key').digest('base64url');
    expect(codec.names('key')).toEqual([digest.slice(0, 32)]);

    const sealed = codec.seal('key', entryOf('x'));
    const decipher = createDecipheriv('aes-256-gcm', derived('cache value'), sealed.subarray(2, 14));
    decipher.setAAD(Buffer.concat([sealed.subarray(0, 2), Buffer.from('key')]));
    decipher.setAuthTag(sealed.subarray(-16));
    const opened = Buffer.concat([decipher.update(sealed.subarray(14, -16)), decipher.final()]);
    expect(JSON.parse(opened.toString())).toEqual(entryOf('x'));
  });

  it('opens nothing that was changed, cut or sealed under another version', () => {
    const sealed = codec.seal('key', entryOf('x'));
    for (let at = 0; at < sealed.length; at += 1) {
      const spoilt = Buffer.from(sealed);
      spoilt[at]! ^= 1;
      expect(codec.open('key', spoilt)).toBeUndefined();
      expect(codec.open('key', sealed.subarray(0, at))).toBeUndefined();
    }
  });

  it('opens what the previous secret sealed during a rotation, and nothing after it', () => {
    const rotating = new EntryCodec([OTHER, SECRET], ids);
    const sealed = codec.seal('key', entryOf('x'));
    expect(rotating.names('key')).toContain(codec.names('key')[0]);
    expect(rotating.open('key', sealed)).toEqual(entryOf('x'));
    expect(codec.open('key', rotating.seal('key', entryOf('y')))).toBeUndefined();
    expect(new EntryCodec([OTHER], ids).open('key', sealed)).toBeUndefined();
  });

  it('lets no caller read through another’s cache: other tenants, hotels, rights or arguments find and open nothing', () => {
    fc.assert(
      fc.property(keys, keys, (mine, theirs) => {
        fc.pre(!sameMeaning(mine, theirs));
        const [own, other] = [keyText(mine), keyText(theirs)];
        expect(own).not.toBe(other);
        expect(codec.names(own)).not.toEqual(codec.names(other));
        expect(codec.open(other, codec.seal(own, entryOf('mine')))).toBeUndefined();
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('is the same for keys that differ in the order of properties alone', () => {
    const key = { tenant: 't', gateway: 'g', hotelId: 'h', operation: 'o' };
    expect(keyText({ ...key, arguments: { a: 1, b: 2 } })).toBe(
      keyText({ ...key, arguments: { b: 2, a: 1 } }),
    );
  });
});
