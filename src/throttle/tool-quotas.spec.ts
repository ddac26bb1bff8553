import { ManualClock } from '../../test/support/manual-clock.js';
import type { Effect } from '../kernel/effect.js';
import { MemoryQuotas } from './memory-quotas.js';
import type { QuotaVerdict } from './quota-store.js';
import { throttleOptionsSchema } from './throttle.options.js';
import { refusalText, ToolQuotas } from './tool-quotas.js';

/** Callers under such limits, and what they are granted. */
function house(limits: object): {
  clock: ManualClock;
  take: (effect?: Effect, subject?: string, tenant?: string) => QuotaVerdict;
} {
  const clock = new ManualClock();
  const quotas = new MemoryQuotas(clock, 100);
  const charged = new ToolQuotas(throttleOptionsSchema.parse(limits));
  const take = (effect: Effect = 'read', subject = 'anna', tenant = 'chain'): QuotaVerdict =>
    quotas.take(charged.chargesFor({ subject, tenant }, effect), 1);
  return { clock, take };
}

const text = ({ refusedBy }: QuotaVerdict): string =>
  refusedBy === undefined ? 'granted' : refusalText(refusedBy);

test('changes have a limit of their own, and count as calls too', () => {
  const { take } = house({ callsPerMinute: 5, writesPerMinute: 2 });
  expect([take('write'), take('write')].map(text)).toEqual(['granted', 'granted']);
  expect(text(take('write'))).toBe('This caller made its 2 changes of a minute.');
  expect([take(), take(), take()].map(text)).toEqual(['granted', 'granted', 'granted']);
  expect(text(take())).toBe('This caller made its 5 calls of a minute.');
});

test('without a limit of their own changes are calls', () => {
  const { take } = house({ callsPerMinute: 3 });
  expect([take('money'), take('write'), take('money')].map(text)).toEqual(['granted', 'granted', 'granted']);
  expect(text(take('write'))).toBe('This caller made its 3 calls of a minute.');
});

test('the callers of a tenant share its limit, those of another do not', () => {
  const { take } = house({ callsPerMinute: 10, tenantCallsPerMinute: 2 });
  expect([take('read', 'anna'), take('read', 'ben')].map(text)).toEqual(['granted', 'granted']);
  expect(text(take('read', 'cleo'))).toBe('This tenant made its 2 calls of a minute.');
  expect(text(take('read', 'anna', 'other'))).toBe('granted');
});

test('the names of caller and tenant do not run into each other', () => {
  const { take } = house({ callsPerMinute: 1 });
  expect(text(take('read', 'bc', 'a'))).toBe('granted');
  expect(text(take('read', 'c', 'ab'))).toBe('granted');
});

test.each([
  [{ dailyCallsPerCaller: 3 }, 'This caller has used its 3 calls of today.'],
  [{ dailyCallsPerTenant: 3 }, 'This tenant has used its 3 calls of today.'],
])('a day has its budget, which comes back at midnight UTC and not before: %j', async (limits, told) => {
  const { clock, take } = house(limits);
  expect([take(), take(), take()].map(text)).toEqual(['granted', 'granted', 'granted']);
  const refused = take();
  expect(text(refused)).toBe(told);
  expect(refused.waitMs).toBe(24 * 3600_000 - (clock.now() % (24 * 3600_000)));
  await clock.advance(refused.waitMs - 1);
  expect(text(take())).toBe(told);
  await clock.advance(1);
  expect(text(take())).toBe('granted');
});

test('a refusal by the day charges nothing else', () => {
  const { take } = house({ callsPerMinute: 10, tenantCallsPerMinute: 4, dailyCallsPerCaller: 3 });
  for (let call = 0; call < 8; call += 1) take();
  expect(text(take('read', 'ben'))).toBe('granted');
});
