import type { PutReservationBody } from '../../opera/wire/generated/rsv.wire.js';
import { addDays } from '../../shared/business-date.js';
import type { Money } from '../../shared/money.js';
import type { PriceRun } from '../availability/offer.js';
import { toArrivalTime, toComment, toRoomRate } from './booking.mapper.js';
import { sameTerms, termsOf, type ChangeWish, type StayTerms } from './change-order.js';
import type { StayDetails } from './stay-details.js';

/** The body that changes a stay (Oracle's rsv.json, putReservation): only what changes is in it. */
export function toChange(
  details: StayDetails,
  wish: ChangeWish,
  terms: StayTerms,
  prices: readonly PriceRun[],
): PutReservationBody {
  const { stay } = details;
  const sells = !sameTerms(termsOf(details), terms);
  const roomStay = {
    ...(sells && {
      arrivalDate: terms.arrival,
      departureDate: terms.departure,
      guestCounts: { adults: terms.adults, children: terms.children },
      roomRates: [
        toRoomRate({
          ...terms,
          rooms: stay.numberOfRooms,
          prices,
          market: details.market,
          source: details.source,
          fixedRate: details.fixedRate,
        }),
      ],
    }),
    ...(wish.arrivalTime !== undefined && { expectedTimes: toArrivalTime(terms.arrival, wish.arrivalTime) }),
  };
  return {
    reservations: [
      {
        reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }],
        ...(Object.keys(roomStay).length > 0 && { roomStay }),
        ...(wish.comment !== undefined && { comments: [toComment(wish.comment)] }),
      },
    ],
  };
}

/**
 * What each night of the changed stay costs: nights that stay on the same terms keep their agreed price, all others take the
 * hotel's price of today. Empty when the price of a night is not known: then OPERA works them out.
 */
export function nightPrices(
  details: StayDetails,
  terms: StayTerms,
  offered: readonly PriceRun[],
): PriceRun[] {
  const before = termsOf(details);
  const sameSale = sameTerms({ ...before, arrival: terms.arrival, departure: terms.departure }, terms);
  const agreed = new Map(sameSale ? details.nights.map((night) => [night.date, night.price]) : []);
  const last = details.nights.at(-1)?.price;
  const runs: PriceRun[] = [];
  for (let date = terms.arrival; date < terms.departure; date = addDays(date, 1)) {
    // A rate agreed for the stay holds for the nights added to it, too.
    const price = agreed.get(date) ?? (details.fixedRate && sameSale ? last : priceOn(offered, date));
    if (price === undefined) return [];
    const run = runs.at(-1);
    if (run?.price.amount === price.amount) runs[runs.length - 1] = { ...run, nights: run.nights + 1 };
    else runs.push({ from: date, nights: 1, price });
  }
  return runs;
}

function priceOn(runs: readonly PriceRun[], date: string): Money | undefined {
  return runs.find((run) => run.from <= date && date < addDays(run.from, run.nights))?.price;
}
