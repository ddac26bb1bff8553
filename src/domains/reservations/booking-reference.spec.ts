import { LOCAL_CALLER } from '../../auth/caller.js';
import type { CallContext } from '../../kernel/call-context.js';
import { RandomIds } from '../../kernel/ids.js';
import { bookingReference } from './booking-reference.js';

const context: CallContext = {
  caller: LOCAL_CALLER,
  hotelId: 'SAND01',
  requestId: 'test',
  signal: new AbortController().signal,
  deadline: 0,
};
const of = (key?: string, more: Partial<CallContext> = {}) =>
  bookingReference({ ...context, ...more }, new RandomIds(), 'MCP', key).id;

describe('reference of a booking', () => {
  it('is the same for the same request, and only for it', () => {
    expect(of('key-1')).toBe(of('key-1'));
    const others = [
      of('key-2'),
      of('key-1', { hotelId: 'SAND02' }),
      of('key-1', { caller: { ...LOCAL_CALLER, tenant: 'other' } }),
    ];
    for (const other of others) expect(other).not.toBe(of('key-1'));
  });

  it('is fresh without a key', () => {
    expect(of()).not.toBe(of());
  });

  it("fits OPERA's custom reference and tells nothing of the key", () => {
    for (const id of [of(), of('guest Muller')]) {
      expect(id.length).toBeLessThanOrEqual(50);
      expect(id).toMatch(/^MCP-[\w-]+$/);
      expect(id).not.toContain('Muller');
    }
  });
});
