import { readAvailability, readGuarantees, toAvailabilitySearch } from './availability.mapper.js';

const night = (date: string, amount: number) => ({
  base: { amountBeforeTax: amount, currencyCode: 'EUR' },
  start: date,
  end: date,
});
const rate = {
  roomType: 'STQ',
  ratePlanCode: 'BAR',
  availability: 'Available' as const,
  total: { amountBeforeTax: 300, amountAfterTax: 336, currencyCode: 'EUR' },
  rates: { rate: [night('2026-03-11', 90), night('2026-03-12', 90), night('2026-03-13', 120)] },
  marketCode: 'IND',
  sourceCode: 'WEB',
};
const answer = (more: object) => ({ hotelAvailability: [{ hotelId: 'SAND01', ...more }] });

describe('availability of the wire', () => {
  it('becomes offers with the price of every night put together', () => {
    const found = readAvailability(answer({ roomStays: [{ roomRates: [rate] }] }));
    expect(found.offers).toEqual([
      {
        roomType: 'STQ',
        ratePlan: 'BAR',
        status: 'available',
        total: { amount: '336.00', currency: 'EUR' },
        taxIncluded: true,
        prices: [
          { from: '2026-03-11', nights: 2, price: { amount: '90.00', currency: 'EUR' } },
          { from: '2026-03-13', nights: 1, price: { amount: '120.00', currency: 'EUR' } },
        ],
        market: 'IND',
        source: 'WEB',
      },
    ]);
  });

  it.each([
    ['Restricted', 'restricted'],
    ['RestrictedDueToInventory', 'no_rooms'],
    ['RestrictedDueToOccupancy', 'occupancy'],
    ['RestrictedDueToItemInventory', 'items'],
  ] as const)('says why: %s is %s', (availability, status) => {
    const found = readAvailability(answer({ roomStays: [{ roomRates: [{ ...rate, availability }] }] }));
    expect(found.offers[0]?.status).toBe(status);
  });

  it('keeps a rate without a total or without nights, and drops one without codes', () => {
    const bare = { roomType: 'STQ', ratePlanCode: 'BAR' };
    const found = readAvailability(answer({ roomStays: [{ roomRates: [bare, { roomType: 'STQ' }] }] }));
    expect(found.offers).toHaveLength(1);
    expect(found.offers[0]).toMatchObject({ total: undefined, prices: [], status: 'available' });
  });

  it('reads terms of a rate plan from its guarantees, else from the one beside it', () => {
    const ratePlan = [
      {
        ratePlanCode: 'BAR',
        description: 'Flexible',
        guarantee: { guaranteeCode: 'CC' },
        cancelPenalty: { penaltyDescription: 'First night' },
      },
      {
        ratePlanCode: 'ADV',
        resGuarantees: [{ guaranteeCode: 'DEP', cancelPenalty: { nonRefundable: true } }],
      },
      { ratePlanCode: 'OWN' },
    ];
    const { ratePlans } = readAvailability(answer({ masterInfo: { ratePlans: { ratePlan } } }));
    expect(ratePlans.get('BAR')).toMatchObject({
      name: 'Flexible',
      guarantees: [{ code: 'CC', cancellation: 'First night' }],
    });
    expect(ratePlans.get('ADV')?.guarantees).toMatchObject([
      { code: 'DEP', nonRefundable: true, requires: [] },
    ]);
    expect(ratePlans.get('OWN')?.guarantees).toEqual([]);
  });

  it('tells a restriction of the house, but not that it is open', () => {
    expect(readAvailability(answer({ restriction: 'ClosedForArrival' })).closed).toContain('no arrivals');
    expect(readAvailability(answer({ restriction: 'OpenForArrival' })).closed).toBeUndefined();
    expect(readAvailability(undefined).offers).toEqual([]);
  });
});

describe('guarantees of the wire', () => {
  it('say what they need, until when they hold and what they cost', () => {
    const resGuarantees = [
      {
        guaranteeCode: '6PM',
        shortDescription: { defaultText: '6 PM hold' },
        policyRequirements: { phoneNumber: true, creditCard: false },
        lateArrival: '2026-03-11 18:00:00.0',
        depositPolicy: { policy: { description: 'One night' } },
        defaultGuarantee: true,
      },
      { description: 'without a code' },
    ];
    expect(readGuarantees({ resGuarantees })).toEqual([
      {
        code: '6PM',
        name: '6 PM hold',
        isDefault: true,
        requires: ['phone number'],
        cancellation: undefined,
        nonRefundable: false,
        deposit: 'One night',
        holdUntil: '18:00',
      },
    ]);
  });
});

describe('availability search', () => {
  const wish = {
    arrival: '2026-03-11',
    departure: '2026-03-12',
    adults: 2,
    children: 0,
    rooms: 1,
    withClosed: false,
  };

  it('asks only for what was wished', () => {
    expect(toAvailabilitySearch(wish)).not.toHaveProperty('includeClosedRates');
    expect(
      toAvailabilitySearch({ ...wish, roomType: 'STQ', withClosed: true, reservationId: '7' }),
    ).toMatchObject({
      roomType: ['STQ'],
      includeClosedRates: [true],
      hotelReservationId: '7',
    });
  });
});
