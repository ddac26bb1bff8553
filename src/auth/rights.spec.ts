import { LOCAL_CALLER, type Caller } from './caller.js';
import { granted } from './granted.js';
import { actsEverywhere, hotelsAmong, lackingScopes, mayActFor, NO_NEED } from './rights.js';

const NONE = { scopes: [], hotels: [], deny: [], denyHotels: [] };
const callerOf = (grant: Partial<typeof NONE> | object): Caller => ({
  ...LOCAL_CALLER,
  denied: undefined,
  ...granted({ ...NONE, ...grant }),
});

describe('the guard of rights', () => {
  it('demands one of some scopes and each of others', () => {
    const need = { oneOf: ['opera:write', 'opera:money'], all: ['toolset:cashiering', 'opera:pii'] };
    expect(lackingScopes(callerOf({ scopes: ['opera:money', 'opera:pii'] }), need)).toEqual([]);
    expect(lackingScopes(callerOf({ scopes: ['opera:read'] }), need)).toEqual(['opera:write', 'opera:pii']);
    expect(lackingScopes(callerOf({ scopes: ['opera:write', 'opera:pii', 'toolset:system'] }), need)).toEqual(
      ['toolset:cashiering'],
    );
    expect(lackingScopes(callerOf({}), NO_NEED)).toEqual([]);
  });

  it('lets deny win over every grant', () => {
    const caller = callerOf({
      scopes: ['opera:read', 'opera:money', 'toolset:*'],
      hotels: ['*', 'SAND02'],
      deny: ['opera:money', 'toolset:cashiering'],
      denyHotels: ['SAND02'],
    });
    expect(caller.scopes.has('opera:money')).toBe(false);
    expect(lackingScopes(caller, { oneOf: ['opera:read'], all: ['toolset:cashiering'] })).toEqual([
      'toolset:cashiering',
    ]);
    expect(lackingScopes(caller, { oneOf: ['opera:read'], all: ['toolset:system'] })).toEqual([]);
    expect([mayActFor(caller, 'SAND01'), mayActFor(caller, 'SAND02')]).toEqual([true, false]);
    expect(hotelsAmong(caller, ['SAND01', 'SAND02'])).toEqual(['SAND01']);
    expect(actsEverywhere(caller)).toBe(false);
    const nowhere = callerOf({
      scopes: ['toolset:system'],
      hotels: ['*'],
      deny: ['toolset:*'],
      denyHotels: ['*'],
    });
    expect(mayActFor(nowhere, 'SAND01')).toBe(false);
    expect(nowhere.scopes.size).toBe(0);
  });

  it('narrows to toolsets only those who were given some by name', () => {
    expect(callerOf({ scopes: ['opera:read'] }).scopes.has('toolset:*')).toBe(true);
    expect(callerOf({ scopes: ['opera:read', 'toolset:system'] }).scopes.has('toolset:*')).toBe(false);
  });

  it('gives no hotel to whom none was given', () => {
    expect(mayActFor(callerOf({ scopes: ['opera:read'] }), 'SAND01')).toBe(false);
    expect(actsEverywhere(LOCAL_CALLER)).toBe(true);
  });
});
