import { addDays } from '../../src/sandbox/clock/business-date.js';
import type { Desk } from '../../src/sandbox/desk/desk.js';
import { OperaError } from '../../src/sandbox/errors/opera.error.js';
import { Prng } from '../../src/sandbox/seed/prng.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import { readSnapshot, writeSnapshot } from '../../src/sandbox/state/snapshot.js';
import type { World } from '../../src/sandbox/state/world.js';
import { type DeskEvent, happen, inside, KINDS } from './desk-events.js';
import { violations, wrongStatistics } from './house-invariants.js';

/** Who may come or go by an event; everything else leaves the house count as it is. */
const MOVERS: Readonly<Record<string, number | undefined>> = {
  checkIn: 1,
  undoCheckOut: 1,
  checkOut: -1,
  undoCheckIn: -1,
};

/** The front desk of a hotel at noon. */
export function deskOf(world: World, id: string): Desk {
  const hotel = world.hotels.get(id) as Hotel;
  return { world, hotel, at: `${hotel.businessDate} 12:00:00.0` };
}

/** How many stays are in the house. */
export const houseCount = (hotel: Hotel): number => [...hotel.reservations.values()].filter(inside).length;

/** Does one event and gives back whether the hotel took it. Throws when the house is not in order afterwards. */
export function step(world: World, hotelId: string, event: DeskEvent): boolean {
  const desk = deskOf(world, hotelId);
  const { hotel } = desk;
  const closed = hotel.businessDate;
  const before = houseCount(hotel);
  const ahead = [...hotel.reservations.values()].filter((stay) => stay.advanceCheckIn !== undefined).length;
  let refused = false;
  try {
    happen(desk, event);
  } catch (error) {
    if (!(error instanceof OperaError)) throw error;
    refused = true;
  }
  const moved = houseCount(hotel) - before;
  const [kind] = event;
  const found = violations(hotel);
  // At the end of a day guests leave, and who was checked in ahead of the room may still get it.
  const allowed = kind === 'endOfDay' ? moved <= ahead : moved === 0 || (!refused && moved === MOVERS[kind]);
  if (!allowed) found.push(`the house count moved by ${moved}`);
  if (kind === 'endOfDay') found.push(...wrongStatistics(hotel, closed));
  if (found.length > 0) throw new Error(`after ${event.join(' ')} on ${closed}: ${found.join('; ')}`);
  return !refused;
}

/** A world that went through a snapshot. Throws unless it came back as it was. */
export function restored(world: World): World {
  const text = writeSnapshot(world);
  const copy = readSnapshot(text);
  if (writeSnapshot(copy) !== text) throw new Error('a snapshot lost something');
  return copy;
}

/**
 * Random events of a front desk over a number of business dates, the house looked over after each of them, the world
 * sent through a snapshot with every date. Equal seeds make equal runs. Throws, naming the seed, when something is wrong.
 * @param snapshot the house to begin with
 * @returns the kinds of events that the hotel took at least once
 */
export function liveRun(
  snapshot: string,
  hotelId: string,
  run: { readonly seed: number; readonly events: number; readonly days: number },
): ReadonlySet<string> {
  const random = new Prng(run.seed);
  let world = readSnapshot(snapshot);
  const first = deskOf(world, hotelId).hotel.businessDate;
  const done = new Set<string>();
  const kinds = KINDS.filter((kind) => kind !== 'endOfDay');
  const perDay = Math.floor(run.events / run.days);
  const number = (): number => random.between(0, 10_000);
  for (let index = 1; index <= run.events; index += 1) {
    const closing = index % perDay === 0 && index / perDay < run.days;
    const kind = closing ? 'endOfDay' : random.pick(kinds);
    try {
      if (step(world, hotelId, [kind, number(), number(), number()])) done.add(kind);
      if (closing) world = restored(world);
    } catch (error) {
      throw new Error(`run ${run.seed}, event ${index}: ${String(error)}`, { cause: error });
    }
  }
  const last = deskOf(restored(world), hotelId).hotel.businessDate;
  if (last !== addDays(first, run.days - 1)) throw new Error(`${last} is not the last of ${run.days} dates`);
  return done;
}
