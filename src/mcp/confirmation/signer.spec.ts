import { RandomIds } from '../../kernel/ids.js';
import { withDefaults } from '../mcp.options.js';
import { canonical } from './canonical.js';
import { Signer } from './signer.js';

function signer(signingKey?: string): Signer {
  return new Signer(withDefaults({ name: 'x', version: '1', signingKey }), new RandomIds());
}

describe('Signer', () => {
  const one = signer('a key that is long enough to be one');

  it('opens what it sealed, for the same purpose, with the same key', () => {
    const sealed = one.seal('cursor', { page: 2 });
    expect(one.open('cursor', sealed)).toEqual({ page: 2 });
    expect(signer('a key that is long enough to be one').open('cursor', sealed)).toEqual({ page: 2 });
    expect(one.open('confirmation', sealed)).toBeUndefined();
    expect(signer('another key that is long enough too').open('cursor', sealed)).toBeUndefined();
    expect(signer().open('cursor', signer().seal('cursor', 1))).toBeUndefined();
  });

  it('takes back what the previous key signed, and signs with the new one', () => {
    const first = 'a key that is long enough to be one';
    const rotated = signer(first);
    const sealed = rotated.seal('cursor', { page: 2 });
    const digest = rotated.digest('who and what');
    rotated.rotate('another key that is long enough too', first);
    expect(rotated.open('cursor', sealed)).toEqual({ page: 2 });
    expect(rotated.matches('who and what', digest)).toBe(true);
    expect(one.open('cursor', rotated.seal('cursor', 1))).toBeUndefined();
    rotated.rotate('another key that is long enough too');
    expect(rotated.open('cursor', sealed)).toBeUndefined();
    expect(rotated.matches('who and what', digest)).toBe(false);
  });

  it('refuses every altered character', () => {
    const sealed = one.seal('cursor', { page: 2 });
    const accepted = sealed.split('').filter((character, at) => {
      const other = character === 'A' ? 'B' : 'A';
      return one.open('cursor', sealed.slice(0, at) + other + sealed.slice(at + 1)) !== undefined;
    });
    expect(accepted).toEqual([]);
    expect(one.open('cursor', `${sealed}A`)).toBeUndefined();
    expect(one.open('cursor', sealed.slice(0, -1))).toBeUndefined();
  });

  it.each(['', '.', 'x', 'x.', '.x', 'e30.e30'])('refuses %j', (text) => {
    expect(one.open('cursor', text)).toBeUndefined();
  });
});

describe('canonical', () => {
  it('is equal for equal values only', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: undefined }] })).toBe(canonical({ a: [{ d: null }], b: 1 }));
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
    expect(canonical(['a', 'b'])).not.toBe(canonical(['b', 'a']));
  });
});
