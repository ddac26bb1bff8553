import * as fc from 'fast-check';
import { seedWorld } from '../seed/world.seed.js';
import type { Document } from '../state/document.js';
import type { Reservation } from '../state/reservation.js';
import { postRouted, staysOf } from './routed-charge.js';
import { routesOf } from './routing.js';

const TODAY = '2026-03-10';
const world = seedWorld(7, TODAY);
const hotel = world.hotels.get('SAND01')!;

function guests(): Reservation[] {
  return [...hotel.reservations.values()].filter((stay) => stay.status === 'InHouse');
}

function rule(target: Document, instruction: Document): Document {
  const [kind, details] = Object.entries(target)[0] ?? ['folio', {}];
  return {
    [kind]: {
      ...(details as Document),
      instructions: [{ transactionCodes: [{ transactionCode: '3010' }], ...instruction }],
    },
  };
}

function withRules(stay: Reservation, ...documents: Document[]): Reservation {
  const copy = structuredClone(stay);
  copy.records.routingInstructions = documents.map((document, index) => ({ id: String(index), document }));
  return copy;
}

const charge = (amount: number, date = TODAY) => ({ code: '3010', date, amount });

describe('routing instructions', () => {
  const [first, second] = guests();

  it('follow code, period and weekday', () => {
    const span = { timeSpan: { startDate: TODAY, endDate: '2026-03-12' } };
    const stay = withRules(
      first!,
      rule({ folio: { folioWindowNo: 2 } }, { duration: { ...span, wednesday: true } }),
    );
    const windows = (code: string, date: string): number[] =>
      routesOf(hotel, stay, { code, date, amount: 100 }, staysOf(hotel)).map((route) => route.window);
    // 11 March 2026 is a Wednesday.
    expect(windows('3010', '2026-03-11')).toEqual([2]);
    expect(windows('3010', TODAY)).toEqual([1]);
    expect(windows('3010', '2026-03-18')).toEqual([1]);
    expect(windows('3020', '2026-03-11')).toEqual([1]);
  });

  it('send charges to guests in the house only', () => {
    const to = (id: string): Document => rule({ room: { reservationNameId: { id } } }, {});
    const routed = routesOf(hotel, withRules(first!, to(second!.id)), charge(100), staysOf(hotel));
    expect(routed.map((route) => route.stay.id)).toEqual([second!.id]);
    const gone = [...hotel.reservations.values()].find((stay) => stay.status === 'CheckedOut')!;
    const kept = routesOf(hotel, withRules(first!, to(gone.id)), charge(100), staysOf(hotel));
    expect(kept.map((route) => [route.stay.id, route.window])).toEqual([[first!.id, 1]]);
  });

  it('lose no cent, whatever the limits, and never pass one', () => {
    const limits = fc.record({
      creditLimit: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
      percentageLimit: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(limits, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 5 }),
        (rules, amounts) => {
          const documents = rules.map((limit, index) => rule({ folio: { folioWindowNo: index + 2 } }, limit));
          const stay: Reservation = { ...withRules(first!, ...documents), windows: [] };
          for (const price of amounts) {
            const landed = postRouted(world, hotel, stay, {
              code: '4010',
              quantity: 1,
              price,
              cashier: 100,
              at: '',
            });
            expect(landed).toHaveLength(1);
            const parts = postRouted(world, hotel, stay, {
              code: '3010',
              quantity: 1,
              price,
              cashier: 100,
              at: '',
            });
            const net = parts.filter(({ posting }) => posting.parent === undefined);
            expect(net.reduce((sum, { posting }) => sum + posting.amount, 0)).toBe(price);
          }
          rules.forEach(({ creditLimit }, index) => {
            const routed = stay.windows.find((window) => window.no === index + 2)?.postings ?? [];
            const net = routed.reduce(
              (sum, posting) => sum + (posting.parent === undefined ? posting.amount : 0),
              0,
            );
            expect(net).toBeLessThanOrEqual(
              creditLimit === undefined ? Number.POSITIVE_INFINITY : creditLimit * 100,
            );
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
