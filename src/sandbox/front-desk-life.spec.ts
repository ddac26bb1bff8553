import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { happen, inside, KINDS, today } from '../../test/support/desk-events.js';
import { violations } from '../../test/support/house-invariants.js';
import { daysBetween } from './clock/business-date.js';
import { checkIn } from './desk/check-in.js';
import { checkOut } from './desk/check-out.js';
import type { Desk } from './desk/desk.js';
import { endOfDay } from './desk/end-of-day.js';
import { OperaError } from './errors/opera.error.js';
import { postPayment, windowBalance } from './rules/folio.js';
import { seedWorld } from './seed/world.seed.js';
import type { Hotel } from './state/hotel.js';
import { readSnapshot, writeSnapshot } from './state/snapshot.js';
import type { World } from './state/world.js';

const SEEDED = writeSnapshot(seedWorld(3, '2026-03-10'));

function deskOf(world: World, id: string): Desk {
  const hotel = world.hotels.get(id) as Hotel;
  return { world, hotel, at: `${hotel.businessDate} 12:00:00.0` };
}

const houseCount = (hotel: Hotel): number => [...hotel.reservations.values()].filter(inside).length;

describe('a front desk at work', () => {
  it('never breaks the house, whatever is tried in whatever order', () => {
    const event = tuple(constantFrom(...KINDS), nat(10_000), nat(10_000), nat(10_000));
    const done = new Set<string>();
    assert(
      property(array(event, { minLength: 40, maxLength: 140 }), (events) => {
        const world = readSnapshot(SEEDED);
        for (const one of events) {
          const desk = deskOf(world, 'SAND02');
          const before = houseCount(desk.hotel);
          let refused = false;
          try {
            happen(desk, one);
          } catch (error) {
            if (!(error instanceof OperaError)) throw error;
            refused = true;
          }
          if (!refused) done.add(one[0]);
          const moved = houseCount(desk.hotel) - before;
          const movers = { checkIn: 1, undoCheckOut: 1, checkOut: -1, undoCheckIn: -1 } as Record<
            string,
            number | undefined
          >;
          const allowed =
            one[0] === 'endOfDay' ? moved <= 0 : moved === 0 || (!refused && moved === movers[one[0]]);
          const found = violations(desk.hotel);
          if (!allowed || found.length > 0)
            throw new Error(`after ${one.join(' ')}: house count by ${moved}; ${found.join('; ')}`);
        }
        const restored = readSnapshot(writeSnapshot(world));
        expect(writeSnapshot(restored)).toBe(writeSnapshot(world));
      }),
      { numRuns: 12, seed: 20260310, endOnFailure: true },
    );
    expect([...done].sort()).toEqual([...new Set<string>(KINDS)].sort());
  });

  it('writes statistics that agree with the stays', () => {
    const world = readSnapshot(SEEDED);
    for (let day = 0; day < 12; day += 1) {
      const desk = deskOf(world, 'SAND01');
      const { hotel } = desk;
      const closed = hotel.businessDate;
      for (const room of hotel.rooms.values()) room.status = 'Clean';
      for (const stay of [...hotel.reservations.values()].filter(
        (other) => inside(other) && other.departure <= closed,
      )) {
        for (const window of stay.windows)
          if (windowBalance(window) !== 0)
            postPayment(world, hotel, stay, {
              method: 'CA',
              amount: windowBalance(window),
              window: 1,
              cashier: 1,
              at: desk.at,
            });
        checkOut(desk, stay, false, 'Clean');
      }
      for (const stay of [...hotel.reservations.values()].filter(today(hotel))) {
        try {
          if (stay.roomId !== undefined) checkIn(desk, stay, { ignoreWarnings: false });
        } catch (error) {
          // A dirty or taken room is no fault: the guest becomes a no-show.
          if (!(error instanceof OperaError)) throw error;
        }
      }
      const occupied = houseCount(hotel);
      const result = endOfDay(desk);
      const stays = [...hotel.reservations.values()];
      expect(result.closed).toBe(closed);
      expect(daysBetween(closed, hotel.businessDate)).toBe(1);
      expect(hotel.statistics.get(closed)).toMatchObject({
        roomsOccupied: occupied,
        arrivals: stays.filter((stay) => stay.checkedInOn === closed).length,
        departures: stays.filter((stay) => stay.checkedOutOn === closed).length,
        noShows: result.noShows,
      });
      const revenue = stays
        .flatMap((stay) => stay.windows.flatMap((window) => window.postings))
        .filter((posting) => posting.bucket === 'Room' && posting.date === closed);
      expect(hotel.statistics.get(closed)?.roomRevenue).toBe(
        revenue.reduce((sum, posting) => sum + posting.amount, 0),
      );
      expect(violations(hotel)).toEqual([]);
    }
  });
});
