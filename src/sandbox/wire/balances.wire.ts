import { bucketTotal, stayBalance } from '../rules/folio.js';
import type { Hotel } from '../state/hotel.js';
import { money } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';

/** Revenues and balance of a stay over all its windows. */
export function revenuesAndBalances(hotel: Hotel, stay: Reservation): object {
  const { currency } = hotel.profile;
  const room = bucketTotal(stay, 'Room');
  const food = bucketTotal(stay, 'Food');
  const other = bucketTotal(stay, 'Other');
  return {
    totalPayment: money(-bucketTotal(stay, 'Payment'), currency),
    roomRevenue: money(room, currency),
    foodAndBevRevenue: money(food, currency),
    otherRevenue: money(other, currency),
    nonRevenue: money(bucketTotal(stay, 'NonRevenue'), currency),
    totalRevenue: money(room + food + other, currency),
    balance: money(stayBalance(stay), currency),
  };
}

/** What the stay owes before arrival is settled: deposits count against it. */
export function openAmount(stay: Reservation): number {
  const untransferred = stay.deposits.reduce(
    (sum, deposit) => sum + (deposit.transferred ? 0 : deposit.amount),
    0,
  );
  return stayBalance(stay) - untransferred;
}
