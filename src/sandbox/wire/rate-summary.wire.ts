import { depositPaid } from '../rules/cancellation.js';
import { bucketTotal } from '../rules/folio.js';
import type { StayCost } from '../rules/cost-of-stay.js';
import { costOfStay } from '../rules/cost-of-stay.js';
import type { Hotel } from '../state/hotel.js';
import { decimal } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';

/** Cost day by day and in total, as `rateSummary` and `rateInfo` show it. */
export function rateSummary(hotel: Hotel, cost: StayCost, deposit: number, paid: number): object {
  const { currency } = hotel.profile;
  return {
    details: cost.nights.map((night) => {
      const tax = night.taxes.reduce((sum, line) => sum + line.amount, 0);
      return {
        summaryDate: night.date,
        revenue: decimal(night.room),
        package: decimal(night.packages),
        tax: decimal(tax),
        gross: decimal(night.room + night.packages + tax),
        net: decimal(night.room + night.packages),
        ratePlanCode: night.ratePlan,
        currencyCode: currency,
        rateSuppressed: false,
      };
    }),
    gross: decimal(cost.gross),
    net: decimal(cost.net),
    fixedCharges: 0,
    deposit: decimal(deposit),
    totalCostOfStay: decimal(cost.gross),
    outStandingCostOfStay: decimal(cost.gross - deposit - paid),
    guestPay: decimal(cost.gross),
    routing: 0,
    currencyCode: currency,
    start: cost.nights[0]?.date,
    end: cost.nights.at(-1)?.date,
    hasSuppressedRate: false,
  };
}

/** The rate summary of a stay as it is booked. */
export function stayRateSummary(hotel: Hotel, stay: Reservation): object {
  const untransferred = depositPaid(stay);
  const paid = Math.max(
    0,
    -bucketTotal(stay, 'Payment') -
      stay.deposits.reduce((sum, deposit) => sum + (deposit.transferred ? deposit.amount : 0), 0),
  );
  return rateSummary(hotel, costOfStay(hotel, stay), untransferred, paid);
}
