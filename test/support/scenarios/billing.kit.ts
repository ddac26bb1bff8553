import { bookingBody, checkIn, newGuest } from '../bookings.js';
import { idOf, type Json, type SandboxGateway } from '../sandbox-gateway.js';

export const TODAY = '2026-03-10';
export const IN_TWO = '2026-03-12';

/** A list of one stay. */
export const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
/** One stay as bodies name it. */
export const own = (id: string): object => ({ id, type: 'Reservation' });
/** The path of a stay. */
export const on = (reservationId: string) => ({ path: { reservationId } });
/** An amount of SAND01. */
export const eur = (amount: number) => ({ amount, currencyCode: 'EUR' });
/** Who posts where. */
export const desk = { hotelId: 'SAND01', cashierId: 100 };

/** Balances of the windows of a stay. */
export async function balances(opera: SandboxGateway, id: string): Promise<number[]> {
  const folio = await opera.expect(200, 'csh.getFolio', on(id));
  return folio.body.reservationFolioInformation.folioWindows.map((window: Json) => window.balance.amount);
}

/** Posts a charge and gives back what came of it. */
export async function charge(opera: SandboxGateway, id: string, more: object): Promise<Json[]> {
  const answer = await opera.expect(201, 'csh.postBillingCharges', {
    ...on(id),
    body: { criteria: { ...desk, reservationId: own(id), charges: [more] } },
  });
  return answer.body.postings;
}

const TYPES = ['SUP', 'STT', 'STQ', 'DLX', 'JSU', 'SUI'];

/** A booking of two nights from today, of whatever kind of room is ready and free: other scenarios need rooms as well. */
export async function dueIn(opera: SandboxGateway, name: string, more: object = {}): Promise<string> {
  const profileId = await newGuest(opera, name);
  for (const roomType of TYPES) {
    const ready = await opera.call('fof.getHotelRooms', {
      query: {
        hotelRoomStatus: ['Inspected', 'Clean'],
        hotelFORoomStatus: ['Vacant'],
        roomType: [roomType],
        hotelRoomStartDate: TODAY,
        hotelRoomEndDate: IN_TWO,
      },
    });
    if (ready.status !== 200) continue;
    const body = bookingBody(profileId, { arrival: TODAY, departure: IN_TWO, roomType, more });
    const booked = await opera.call('rsv.postReservation', { body });
    if (booked.status === 201) return idOf(booked.location);
  }
  throw new Error('the house has no room that is ready and free');
}

/** The same, checked in. */
export async function inHouse(opera: SandboxGateway, name: string): Promise<string> {
  const id = await dueIn(opera, name);
  await checkIn(opera, id);
  return id;
}
