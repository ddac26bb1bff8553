import { readCancellationPolicies, readDepositPolicies } from './policy.mapper.js';
import { readStayDetails } from './stay-details.mapper.js';

const wire = {
  reservationIdList: [{ id: '7', type: 'Reservation' }],
  roomStay: {
    arrivalDate: '2026-03-10',
    departureDate: '2026-03-13',
    total: { amountAfterTax: 336, currencyCode: 'EUR' },
    roomRates: [
      {
        fixedRate: true,
        marketCode: 'IND',
        rates: {
          rate: [
            { base: { amountBeforeTax: 100 }, start: '2026-03-10', end: '2026-03-11' },
            { base: { amountBeforeTax: 90 }, start: '2026-03-12', end: '2026-03-13' },
          ],
        },
      },
    ],
  },
};

describe('a stay with what hangs on it', () => {
  it('has a price for every night and none for the day of departure', () => {
    const { nights, fixedRate, market } = readStayDetails(wire);
    expect(nights.map(({ date, price }) => `${date} ${price.amount}`)).toEqual([
      '2026-03-10 100.00',
      '2026-03-11 100.00',
      '2026-03-12 90.00',
    ]);
    expect({ fixedRate, market }).toEqual({ fixedRate: true, market: 'IND' });
  });

  it('reads notes, packages, alerts and traces, and skips empty ones', () => {
    const details = readStayDetails({
      ...wire,
      comments: [
        { comment: { text: { value: 'Quiet room' }, internal: true } },
        { comment: { text: { value: '' } } },
      ],
      reservationPackages: [{ packageCode: 'BRKF', consumptionDetails: { totalQuantity: 2 } }, {}],
      alerts: [{ code: 'MGR', area: 'CheckIn', description: 'Call the manager' }, {}],
      traces: [
        {
          traceText: 'Cake',
          timeInfo: { traceOn: '2026-03-10 00:00:00.0' },
          resolveInfo: { resolvedOn: '2026-03-10' },
        },
        {},
      ],
    });
    expect(details.comments).toEqual([{ text: 'Quiet room', type: undefined, internal: true }]);
    expect(details.packages).toMatchObject([{ code: 'BRKF', quantity: 2 }]);
    expect(details.alerts).toEqual([{ code: 'MGR', area: 'CheckIn', text: 'Call the manager' }]);
    expect(details.traces).toEqual([
      { on: '2026-03-10', department: undefined, text: 'Cake', resolved: true },
    ]);
  });

  it('names other guests only beside a primary one', () => {
    const one = { profileInfo: { profile: { customer: { personName: [{ surname: 'A' }] } } } };
    const two = { primary: true, profileInfo: { profile: { customer: { personName: [{ surname: 'B' }] } } } };
    expect(readStayDetails({ ...wire, reservationGuests: [one] }).accompanying).toEqual([]);
    expect(readStayDetails({ ...wire, reservationGuests: [one, two] }).accompanying).toEqual([
      { surname: 'A', givenName: undefined },
    ]);
  });
});

describe('policies', () => {
  const base = {
    total: { amount: '300.00', currency: 'EUR' },
    firstNight: { amount: '100.00', currency: 'EUR' },
  };
  const policy = (amountPercent: object, more: object = {}) =>
    readCancellationPolicies({ cancellationPolicies: [{ policy: { amountPercent, ...more } }] }, base)[0];

  it.each([
    [{ basisType: 'FlatAmount', amount: 50, currencyCode: 'EUR' }, '50.00'],
    [{ basisType: 'Percentage', percent: 33.33 }, '99.99'],
    [{ basisType: 'Nights', nights: 2 }, '200.00'],
    [{ basisType: 'FullAmount' }, '300.00'],
  ])('cost what their basis says: %o', (basis, amount) => {
    expect(policy(basis)?.amount).toEqual({ amount, currency: 'EUR' });
  });

  it('prefer the amount OPERA worked out, and invent none', () => {
    expect(
      policy({ basisType: 'Nights', nights: 1, amount: 127.68, currencyCode: 'EUR' })?.amount?.amount,
    ).toBe('127.68');
    expect(policy({ basisType: 'NightPercentage', percent: 50 })?.amount).toBeUndefined();
  });

  it('say until when cancelling is free and whether it costs now', () => {
    const deadline = { absoluteDeadline: '2026-03-09T18:00:00' };
    expect(policy({}, { deadline, effective: false })).toMatchObject({
      freeUntil: '2026-03-09 18:00',
      dueNow: false,
    });
    expect(policy({}, { nonRefundable: true })).toMatchObject({ nonRefundable: true, dueNow: true });
    expect(policy({})?.dueNow).toBeUndefined();
  });

  it('ask for deposits', () => {
    const depositPolicies = [
      {
        policy: { description: 'Full', deadline: { absoluteDeadline: '2026-03-01 00:00:00.0' } },
        amountDue: { amount: 300, currencyCode: 'EUR' },
        amountPaid: { amount: 0, currencyCode: 'EUR' },
      },
    ];
    expect(readDepositPolicies({ depositPolicies })).toEqual([
      {
        rule: 'Full',
        due: { amount: '300.00', currency: 'EUR' },
        paid: { amount: '0.00', currency: 'EUR' },
        by: '2026-03-01',
      },
    ]);
    expect(readDepositPolicies(undefined)).toEqual([]);
  });
});
