import { namesField } from './named-field.js';

describe('namesField', () => {
  it('finds a name at any depth and in lists', () => {
    expect(namesField({ a: [{ b: [{ openBalance: 1 }] }] }, /balance/i)).toBe(true);
    expect(namesField([undefined, { hasOpenBalance: false }], /balance/i)).toBe(true);
  });

  it('looks at names, not at values, and not at what was left out', () => {
    expect(namesField({ a: 'balance', b: ['balance'] }, /balance/i)).toBe(false);
    expect(namesField({ balance: undefined }, /balance/i)).toBe(false);
    expect(namesField(undefined, /balance/i)).toBe(false);
  });
});
