import { termsOf, wishedTerms } from './change-order.js';
import { nightPrices, toChange } from './change.mapper.js';
import type { StayDetails } from './stay-details.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const details: StayDetails = {
  stay: {
    reservationId: '7',
    status: 'reserved',
    guest: {},
    arrivalDate: '2026-03-10',
    departureDate: '2026-03-12',
    nights: 2,
    adults: 2,
    children: 0,
    roomType: 'STQ',
    ratePlan: 'BAR',
    numberOfRooms: 1,
  },
  nights: [
    { date: '2026-03-10', price: eur('100.00') },
    { date: '2026-03-11', price: eur('90.00') },
  ],
  fixedRate: false,
  market: 'IND',
  bookedThrough: [],
  accompanying: [],
  cancellation: [],
  deposits: [],
  comments: [],
  packages: [],
  alerts: [],
  traces: [],
};
const today = [{ from: '2026-03-09', nights: 6, price: eur('120.00') }];
const now = termsOf(details);
const said = (terms: typeof now, from: StayDetails = details, offered = today) =>
  nightPrices(from, terms, offered).map((run) => `${run.from} ${run.nights}x${run.price.amount}`);

describe('prices of a changed stay', () => {
  it("keep what was agreed for nights that stay, and take today's price for new ones", () => {
    expect(said({ ...now, departure: '2026-03-14' })).toEqual([
      '2026-03-10 1x100.00',
      '2026-03-11 1x90.00',
      '2026-03-12 2x120.00',
    ]);
    expect(said({ ...now, arrival: '2026-03-11' })).toEqual(['2026-03-11 1x90.00']);
  });

  it("are today's for another room type, rate or party", () => {
    for (const change of [{ roomType: 'DLX' }, { ratePlan: 'ADV' }, { adults: 1 }]) {
      expect(said({ ...now, ...change })).toEqual(['2026-03-10 2x120.00']);
    }
  });

  it('carry an agreed rate on to added nights', () => {
    expect(said({ ...now, departure: '2026-03-14' }, { ...details, fixedRate: true })).toEqual([
      '2026-03-10 1x100.00',
      '2026-03-11 3x90.00',
    ]);
  });

  it('are left to OPERA when a night has none', () => {
    expect(said({ ...now, departure: '2026-03-20' })).toEqual([]);
  });
});

describe('the body of a change', () => {
  it('holds only what changes', () => {
    expect(toChange(details, { comment: 'Quiet' }, now, [])).toMatchObject({
      reservations: [
        {
          reservationIdList: [{ id: '7', type: 'Reservation' }],
          comments: [{ comment: { text: { value: 'Quiet' } } }],
        },
      ],
    });
    const [timed] = toChange(details, { arrivalTime: '21:30' }, now, []).reservations ?? [];
    expect(timed?.roomStay).toEqual({
      expectedTimes: { reservationExpectedArrivalTime: '2026-03-10 21:30:00.0' },
    });
    expect(timed).not.toHaveProperty('comments');
  });

  it('says dates, people and prices of a changed sale', () => {
    const terms = wishedTerms(now, { departure: '2026-03-13' });
    const [body] = toChange(details, {}, terms, nightPrices(details, terms, today)).reservations ?? [];
    expect(body?.roomStay).toMatchObject({
      arrivalDate: '2026-03-10',
      departureDate: '2026-03-13',
      guestCounts: { adults: 2, children: 0 },
      roomRates: [{ roomType: 'STQ', ratePlanCode: 'BAR', marketCode: 'IND', numberOfUnits: 1 }],
    });
    expect(body?.roomStay?.roomRates?.[0]?.rates?.rate).toHaveLength(3);
  });
});
