import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { inside, KINDS, today } from '../../test/support/desk-events.js';
import { deskOf, restored, step } from '../../test/support/house-life.js';
import { violations } from '../../test/support/house-invariants.js';
import { daysBetween } from './clock/business-date.js';
import { checkIn } from './desk/check-in.js';
import { checkOut } from './desk/check-out.js';
import { endOfDay } from './desk/end-of-day.js';
import { OperaError } from './errors/opera.error.js';
import { postPayment, windowBalance } from './rules/folio.js';
import { seedWorld } from './seed/world.seed.js';
import { readSnapshot, writeSnapshot } from './state/snapshot.js';

const SEEDED = writeSnapshot(seedWorld(3, '2026-03-10'));

describe('a front desk at work', () => {
  it('never breaks the house, whatever is tried in whatever order', () => {
    const event = tuple(constantFrom(...KINDS), nat(10_000), nat(10_000), nat(10_000));
    const done = new Set<string>();
    assert(
      property(array(event, { minLength: 40, maxLength: 140 }), (events) => {
        const world = readSnapshot(SEEDED);
        for (const one of events) if (step(world, 'SAND02', one)) done.add(one[0]);
        restored(world);
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
      const occupied = new Set([...hotel.reservations.values()].filter(inside).map((stay) => stay.roomId))
        .size;
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
