import { book, checkIn } from '../bookings.js';
import type { Json, SandboxGateway } from '../sandbox-gateway.js';

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

/** A new guest in the house for two nights. */
export async function inHouse(opera: SandboxGateway, name: string): Promise<string> {
  const id = await book(opera, name, { arrival: TODAY, departure: IN_TWO });
  await checkIn(opera, id);
  return id;
}
