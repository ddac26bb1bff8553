import { addDays, nightsOf } from '../../src/sandbox/clock/business-date.js';
import { stayBalance, windowBalance } from '../../src/sandbox/rules/folio.js';
import { Inventory, sharesAnothersRoom } from '../../src/sandbox/rules/inventory.js';
import { blockingOn } from '../../src/sandbox/rules/room-state.js';
import { holdsInventory } from '../../src/sandbox/rules/stay-status.js';
import { taxesOn } from '../../src/sandbox/rules/tax.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import { inside } from './desk-events.js';

/** Everything that has to be true of a house at any moment; gives back what is not. */
export function violations(hotel: Hotel): string[] {
  const found: string[] = [];
  const taken = new Map<string, string>();
  for (const stay of hotel.reservations.values()) {
    if (stay.status === 'InHouse' && stay.roomId === undefined)
      found.push(`${stay.id} is in the house without a room`);
    if (stay.status === 'CheckedOut' && stayBalance(stay) !== 0)
      found.push(`${stay.id} left with ${stayBalance(stay)}`);
    if (stay.status === 'CheckedOut')
      for (const window of stay.windows)
        if (windowBalance(window) !== 0) found.push(`${stay.id} left window ${window.no} open`);
    if (!holdsInventory(stay)) continue;
    const nights = nightsOf(stay.arrival, stay.departure);
    if (nights.length > 0 && nights.join() !== stay.nights.map((night) => night.date).join())
      found.push(`${stay.id} has nights that are not its dates`);
    for (const day of stay.roomId === undefined ? [] : nights) {
      const key = `${stay.roomId} ${day}`;
      if (taken.has(key)) found.push(`room ${key} is taken by ${taken.get(key)} and ${stay.id}`);
      taken.set(key, stay.id);
    }
  }
  const inHouse = [...hotel.reservations.values()].filter(inside).map((stay) => stay.roomId);
  if (new Set(inHouse).size !== inHouse.length) found.push('two stays are in one room');
  return [...found, ...wrongInventory(hotel), ...wrongTaxes(hotel)];
}

function wrongInventory(hotel: Hotel): string[] {
  const days = nightsOf(hotel.businessDate, addDays(hotel.businessDate, 8));
  const inventory = new Inventory(hotel, hotel.businessDate, addDays(hotel.businessDate, 8));
  const sold = new Map<string, number>();
  for (const stay of hotel.reservations.values()) {
    if (!holdsInventory(stay) || stay.departure <= hotel.businessDate) continue;
    for (const { date, roomType } of stay.nights) {
      if (date >= stay.departure || sharesAnothersRoom(hotel, stay, date)) continue;
      sold.set(`${roomType} ${date}`, (sold.get(`${roomType} ${date}`) ?? 0) + stay.units);
    }
  }
  return [...hotel.roomTypes.keys()].flatMap((type) => {
    const rooms = [...hotel.rooms.values()].filter((room) => room.type === type);
    return days.flatMap((day) => {
      const blocked = rooms.filter((room) => blockingOn(room, day)?.kind === 'OutOfOrder').length;
      const kept = inventory.blocked(type, day);
      const left = rooms.length - blocked - kept - (sold.get(`${type} ${day}`) ?? 0);
      const available = inventory.available(type, day);
      if (available !== left) return [`${type} on ${day}: ${available} is not ${left}`];
      return available < 0 ? [`${type} on ${day} is overbooked by ${-available}`] : [];
    });
  });
}

function wrongTaxes(hotel: Hotel): string[] {
  return [...hotel.reservations.values()].filter(inside).flatMap((stay) =>
    stay.windows.flatMap((window) =>
      window.postings.flatMap((posting) => {
        if (posting.bucket === 'Tax' || posting.bucket === 'Payment') return [];
        const taxes = window.postings
          .filter((other) => other.parent === posting.no)
          .map((other) => other.amount);
        const expected = taxesOn(hotel, posting.code, posting.amount).map((line) => line.amount);
        return taxes.join() === expected.join()
          ? []
          : [`posting ${posting.no} has taxes ${taxes.join()} instead of ${expected.join()}`];
      }),
    ),
  );
}
