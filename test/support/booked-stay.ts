import { CreateReservationTool } from '../../src/domains/reservations/tools/create-reservation.tool.js';
import type { DomainHarness } from './domain-harness.js';

let booked = 0;

/** What may differ from a stay of two nights for one in a standard room, 62 days ahead. */
export interface StayWish {
  readonly days?: number;
  readonly nights?: number;
  readonly adults?: number;
  readonly rooms?: number;
  readonly guestName?: string;
}

/** Books a stay of its own for a test and gives it back as a reference, `id:...`. */
export async function bookStay(house: DomainHarness, wish: StayWish = {}): Promise<string> {
  booked += 1;
  const days = wish.days ?? 62;
  const { data } = await house.make(CreateReservationTool).run(
    {
      guestName: wish.guestName ?? `Booked, Guest${booked}`,
      arrivalDate: `+${days}d`,
      departureDate: `+${days + (wish.nights ?? 2)}d`,
      adults: wish.adults ?? 1,
      children: 0,
      rooms: wish.rooms ?? 1,
      roomType: 'STQ',
      ratePlan: 'BAR',
      allowDuplicateGuest: true,
      allowOverlap: true,
    },
    house.call(),
  );
  return `id:${data.reservationId ?? ''}`;
}
