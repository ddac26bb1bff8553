import { addDays, nightsOf } from '../../src/sandbox/clock/business-date.js';
import { stayBalance, windowBalance } from '../../src/sandbox/rules/folio.js';
import { Inventory, sharesAnothersRoom } from '../../src/sandbox/rules/inventory.js';
import { blockingOn } from '../../src/sandbox/rules/room-state.js';
import { holdsInventory, isPostingMaster } from '../../src/sandbox/rules/stay-status.js';
import { taxesOn } from '../../src/sandbox/rules/tax.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import { inside } from './desk-events.js';

/** What the statistics of a closed day say that its stays do not. */
export function wrongStatistics(hotel: Hotel, closed: string): string[] {
  const written = hotel.statistics.get(closed);
  if (!written) return [`no statistics of ${closed}`];
  const stays = [...hotel.reservations.values()];
  const postings = stays.flatMap((stay) =>
    stay.windows.flatMap((window) => window.postings.filter((posting) => posting.date === closed)),
  );
  const sum = (bucket: string): number =>
    postings.reduce((total, posting) => total + (posting.bucket === bucket ? posting.amount : 0), 0);
  const stayed = stays.filter((stay) => inside(stay) && !isPostingMaster(stay));
  const counted = {
    roomsOccupied: new Set(stayed.map((stay) => stay.roomId)).size,
    arrivals: stays.filter((stay) => stay.checkedInOn === closed).length,
    departures: stays.filter((stay) => stay.checkedOutOn === closed).length,
    cancellations: stays.filter((stay) => stay.cancellation?.date === closed).length,
    roomRevenue: sum('Room'),
    foodRevenue: sum('Food'),
    otherRevenue: sum('Other'),
    taxes: sum('Tax'),
    payments: -sum('Payment'),
  };
  return Object.entries(counted).flatMap(([name, value]) => {
    const shown = written[name as keyof typeof counted];
    return shown - value === 0 ? [] : [`${name} of ${closed}: ${shown} is not ${value}`];
  });
}

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
      const other = hotel.reservations.get(taken.get(key) ?? '');
      if (other && (other.shareId === undefined || other.shareId !== stay.shareId))
        found.push(`room ${key} is taken by ${other.id} and ${stay.id}`);
      taken.set(key, stay.id);
    }
  }
  for (const [room, stays] of Map.groupBy(
    [...hotel.reservations.values()].filter(inside),
    (stay) => stay.roomId,
  ))
    if (
      stays.length > 1 &&
      stays.some((stay) => stay.shareId === undefined || stay.shareId !== stays[0]?.shareId)
    )
      found.push(`room ${room} is occupied by strangers: ${stays.map((stay) => stay.id).join()}`);
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
