import { addDays } from '../clock/business-date.js';
import { combine } from '../desk/share.js';
import { windowOf } from '../rules/folio.js';
import { emptyRecords } from '../state/empty-records.js';
import type { Hotel } from '../state/hotel.js';
import type { Profile } from '../state/profile.js';
import type { Reservation } from '../state/reservation.js';
import { nextId, type World } from '../state/world.js';

const OVERRIDES = { inventory: false, occupancy: false };

/**
 * Three rooms that two guests share: one occupied, one arriving today, one of the coming days. Who joins is added after
 * everything else was seeded and pays nothing for the room, so that no other number or bill changes.
 */
export function seedShares(world: World, hotel: Hotel): void {
  const today = hotel.businessDate;
  const guests = [...world.profiles.values()].filter(({ type }) => type === 'Guest').reverse();
  const stays = [...hotel.reservations.values()].filter((stay) => canBeJoined(hotel, stay));
  const hosts = [
    stays.find((stay) => stay.status === 'InHouse' && stay.departure > addDays(today, 1)),
    stays.find((stay) => stay.status === 'Reserved' && stay.arrival === today),
    stays.find((stay) => stay.status === 'Reserved' && stay.arrival > addDays(today, 2)),
  ];
  for (const host of hosts) {
    const guest = host && guests.find(({ id }) => !host.guests.some(({ profileId }) => profileId === id));
    if (!host || !guest) continue;
    guests.splice(guests.indexOf(guest), 1);
    join(world, hotel, host, guest);
  }
}

function canBeJoined(hotel: Hotel, stay: Reservation): boolean {
  const type = hotel.roomTypes.get(stay.nights[0]?.roomType ?? '');
  return (
    type !== undefined &&
    type.maximumAdults > 1 &&
    stay.units === 1 &&
    stay.blockId === undefined &&
    stay.departure > stay.arrival &&
    stay.nights.every((night) => night.adults === 1 && night.children === 0 && night.ratePlan === 'BAR')
  );
}

function join(world: World, hotel: Hotel, host: Reservation, guest: Profile): void {
  const at = `${host.createdOn} 12:00:00.0`;
  const stay: Reservation = {
    ...host,
    id: nextId(world, 'reservation'),
    confirmation: nextId(world, 'confirmation'),
    status: 'Reserved',
    nights: host.nights.map((night) => ({ ...night, amount: 0, fixed: true })),
    roomId: undefined,
    guests: [{ profileId: guest.id, primary: true, document: {} }],
    profiles: [],
    payments: [{ window: 1, method: 'CA' }],
    externalReferences: [],
    packages: [],
    records: emptyRecords(),
    details: {},
    windows: [],
    deposits: [],
    postedThrough: undefined,
    checkedInOn: undefined,
    checkedInAt: undefined,
    createdAt: at,
    modifiedAt: at,
    activities: [],
  };
  hotel.reservations.set(stay.id, stay);
  combine({ world, hotel, at }, host, stay, 'CustomSplit', OVERRIDES);
  if (host.status !== 'InHouse') return;
  Object.assign(stay, {
    status: 'InHouse',
    checkedInOn: host.checkedInOn,
    checkedInAt: host.checkedInAt,
    postedThrough: host.postedThrough,
  });
  windowOf(stay, 1);
}
