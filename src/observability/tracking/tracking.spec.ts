import { ManualClock } from '../../../test/support/manual-clock.js';
import { FAULTS } from '../../kernel/fault.table.js';
import { CallFigures } from './call-figures.js';
import { categoryOf, ERROR_CATEGORIES } from './error-category.js';
import { ErrorTracker } from './error-tracker.js';
import { Happenings } from './happenings.js';
import { MinuteRing } from './minute-ring.js';
import { P2Quantile } from './p2-quantile.js';

const MINUTE = 60_000;

describe('the category of an end', () => {
  it('is known of every fault, and there is none where nothing failed', () => {
    const unknown = Object.keys(FAULTS).filter(
      (code) => !ERROR_CATEGORIES.some((one) => one === categoryOf(code)),
    );
    expect(unknown).toEqual([]);
    for (const fine of ['done', 'nothing_found', 'confirmation_required', 'input_required']) {
      expect([fine, categoryOf(fine)]).toEqual([fine, undefined]);
    }
    expect(categoryOf('protocol_error')).toBe('caller');
    expect(categoryOf('AUTH_SCOPE_MISSING')).toBe('rights');
  });
});

describe('tracked errors', () => {
  const fault = { outcome: 'OPERA_TIMEOUT', tool: 'search_reservations', tenant: 'chain', hotelId: 'H1' };

  it('have a fingerprint that lasts, first and last seen, and rates', async () => {
    const clock = new ManualClock(Date.parse('2026-11-23T12:00:00Z'));
    const tracker = new ErrorTracker(clock);
    tracker.note(fault);
    await clock.advance(10 * MINUTE);
    tracker.note({ ...fault, requestId: 'r2' });
    tracker.note({ ...fault, requestId: 'r3' });
    tracker.note({ ...fault, outcome: 'done' });
    const [kind, ...others] = tracker.recent(10);
    expect(others).toEqual([]);
    expect(kind).toMatchObject({
      category: 'opera-outage',
      count: 3,
      lastHour: 3,
      lastFiveMinutes: 2,
      firstSeen: '2026-11-23T12:00:00.000Z',
      lastSeen: '2026-11-23T12:10:00.000Z',
      lastHotelId: 'H1',
      lastRequestId: 'r3',
    });
    const again = new ErrorTracker(clock);
    again.note({ ...fault, hotelId: 'H2', tenant: 'other' });
    expect(again.recent(1)[0]?.fingerprint).toBe(kind?.fingerprint);
    await clock.advance(61 * MINUTE);
    expect(tracker.recent(1)[0]).toMatchObject({ count: 3, lastHour: 0 });
  });

  it('are a tenant’s own, latest first, and no more than the bound', () => {
    const tracker = new ErrorTracker(new ManualClock());
    for (let i = 0; i < 300; i += 1) tracker.note({ ...fault, tool: `tool_${i}`, tenant: i % 2 ? 'a' : 'b' });
    expect(tracker.recent(1000)).toHaveLength(200);
    expect(tracker.recent(1)).toMatchObject([{ tool: 'tool_299' }]);
    expect(new Set(tracker.recent(1000, 'a').map(({ tenant }) => tenant))).toEqual(new Set(['a']));
  });
});

describe('a ring of minutes', () => {
  it('sums what is recent and forgets what is not, across any gap', () => {
    const ring = new MinuteRing(5);
    for (const minute of [100, 100, 101, 103]) ring.add(minute * MINUTE);
    expect(ring.series(103 * MINUTE)).toEqual([0, 2, 1, 0, 1]);
    expect(ring.sum(103 * MINUTE, 2)).toBe(1);
    expect(ring.sum(105 * MINUTE, 5)).toBe(2);
    expect(ring.sum(500 * MINUTE, 5)).toBe(0);
  });
});

describe('a streaming quantile', () => {
  it.each([0.5, 0.95])('comes near the true one (%d)', (probability) => {
    const quantile = new P2Quantile(probability);
    const seen: number[] = [];
    for (let i = 0; i < 5000; i += 1) {
      // A shuffled, skewed sequence without chance.
      const value = ((i * 7919) % 5000) ** 2 / 5000;
      seen.push(value);
      quantile.add(value);
    }
    const exact = seen.toSorted((a, b) => a - b)[Math.floor(probability * seen.length)]!;
    expect(Math.abs(quantile.value()! - exact) / exact).toBeLessThan(0.05);
  });

  it('is exact for the first few, and nothing before them', () => {
    const quantile = new P2Quantile(0.5);
    expect(quantile.value()).toBeUndefined();
    for (const value of [9, 1, 5]) quantile.add(value);
    expect(quantile.value()).toBe(5);
    quantile.reset();
    expect(quantile.value()).toBeUndefined();
  });
});

describe('call figures and happenings', () => {
  it('count tools and tenants, busiest first, within bounds', () => {
    const figures = new CallFigures(new ManualClock());
    for (let i = 0; i < 350; i += 1)
      figures.note({ tool: `t${i}`, tenant: 'a', durationMs: 5, fault: i % 10 === 0 });
    expect(figures.tools(1000)).toHaveLength(301);
    expect(figures.tools(1)).toMatchObject([{ name: 'other', calls: 50 }]);
    expect(figures.tenants(5)).toMatchObject([{ name: 'a', calls: 350, faults: 35, p50Ms: 5 }]);
    expect(figures.perMinute().calls.at(-1)).toBe(350);
  });

  it('keep the latest of each kind, so that a flood hides nothing of the others', () => {
    const happenings = new Happenings(new ManualClock());
    happenings.add('business', 'payment_taken', { tool: 'process_payment' });
    for (let i = 0; i < 500; i += 1) happenings.add('security', 'malformed_request', { status: i });
    expect(happenings.recent('business', 10)).toMatchObject([{ name: 'payment_taken' }]);
    expect(happenings.recent('security', 1000)).toHaveLength(100);
    expect(happenings.recent('security', 1)).toMatchObject([{ fields: { status: 499 } }]);
    expect(happenings.counts('security')).toMatchObject([{ name: 'malformed_request', count: 500 }]);
  });
});
