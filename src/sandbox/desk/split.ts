import { refuse } from '../errors/opera.error.js';
import type { Reservation } from '../state/reservation.js';
import { nextId } from '../state/world.js';
import { type Desk, INTEGRATION_USER, record } from './desk.js';

/**
 * Takes rooms out of a booking of several: each becomes a booking of its own on the same terms, linked with the others.
 * All but one of them, or only one, leave. Gives back the new bookings.
 */
export function splitRooms(desk: Desk, stay: Reservation, all: boolean): Reservation[] {
  if (stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be split.`);
  if (stay.units < 2)
    throw refuse('STATUS_FORBIDS', 'The reservation has one room: there is nothing to split.');
  const { world, hotel } = desk;
  const linkId = (stay.linkId ??= nextId(world, 'record'));
  const count = all ? stay.units - 1 : 1;
  const parts = Array.from({ length: count }, (): Reservation => ({
    ...structuredClone(stay),
    id: nextId(world, 'reservation'),
    confirmation: nextId(world, 'confirmation'),
    units: 1,
    roomId: undefined,
    roomLocked: false,
    linkId,
    externalReferences: [],
    packages: stay.packages.map((booked) => ({ ...booked, id: nextId(world, 'record') })),
    createdOn: hotel.businessDate,
    createdAt: desk.at,
    creator: INTEGRATION_USER,
    windows: [],
    deposits: [],
    activities: [],
  }));
  stay.units -= count;
  for (const part of parts) {
    hotel.reservations.set(part.id, part);
    record(desk, part, 'SPLIT RESERVATION', `From ${stay.confirmation}`);
  }
  record(desk, stay, 'SPLIT RESERVATION', parts.map((part) => part.confirmation).join(', '));
  return parts;
}
