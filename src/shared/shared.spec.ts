import {
  weekdayOf,
  addDays,
  isBusinessDate,
  nightsBetween,
  resolveDate,
  SpokenDate,
} from './business-date.js';
import { compareAmounts, difference, money, share, times, total, wireAmount } from './money.js';

describe('business dates', () => {
  it('moves over month, year and leap day', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(nightsBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('refuses dates that no calendar has', () => {
    expect(isBusinessDate('2026-02-30')).toBe(false);
    expect(isBusinessDate('2100-02-29')).toBe(false);
    expect(isBusinessDate('2026-04-31')).toBe(false);
    expect(isBusinessDate('2026-13-01')).toBe(false);
    expect(isBusinessDate('2028-02-29')).toBe(true);
    expect(weekdayOf('2026-11-23')).toBe('Monday');
    expect(SpokenDate.safeParse('2026-02-30').success).toBe(false);
    expect(SpokenDate.safeParse('next week').success).toBe(false);
  });

  it('understands words against the business date', () => {
    expect(resolveDate('tomorrow', '2026-11-30')).toBe('2026-12-01');
    expect(resolveDate('+3d', '2026-11-30')).toBe('2026-12-03');
    expect(resolveDate('-1d', '2026-11-30')).toBe('2026-11-29');
  });
});

describe('money', () => {
  it('keeps cents exact and adds without floats', () => {
    expect(money(0.1, 'EUR')).toEqual({ amount: '0.10', currency: 'EUR' });
    expect(total([money(0.1, 'EUR')!, money(0.2, 'EUR')!], 'EUR').amount).toBe('0.30');
    expect(money('129', 'EUR')?.amount).toBe('129.00');
    expect(money(1.005, 'BHD')?.amount).toBe('1.005');
    expect(compareAmounts('10.00', '9.99')).toBe(1);
    expect(wireAmount({ amount: '129.50', currency: 'EUR' })).toBe(129.5);
  });

  it('takes shares, multiples and differences to the cent', () => {
    const price = { amount: '99.99', currency: 'EUR' };
    expect(share(price, 50)).toEqual({ amount: '50.00', currency: 'EUR' });
    expect(times(price, 3).amount).toBe('299.97');
    expect(difference(price, { amount: '89.99', currency: 'EUR' }).amount).toBe('-10.00');
  });

  it('has no money where OPERA states none', () => {
    expect(money(undefined, 'EUR')).toBeUndefined();
  });
});
