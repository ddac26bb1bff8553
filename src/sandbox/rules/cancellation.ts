import { addDays, type Day } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import { type Minor, portion } from '../state/money.js';
import type { Basis, CancellationPolicy, DepositPolicy } from '../state/policy.js';
import type { Reservation } from '../state/reservation.js';
import { costOfStay } from './cost-of-stay.js';

/** What cancelling costs, and until when it is free. */
export interface Penalty {
  readonly policy: CancellationPolicy;
  readonly amount: Minor;
  /** Local `YYYY-MM-DD HH:MM:SS.0`; undefined when the stay was never free to cancel. */
  readonly freeUntil?: string;
  readonly effective: boolean;
}

/** The policy of the stay: the one agreed for it, that of its first rate plan, else that of its guarantee. */
export function policyOf(hotel: Hotel, stay: Reservation): CancellationPolicy | undefined {
  if (stay.ownCancellationPolicy !== undefined) return stay.ownCancellationPolicy ?? undefined;
  const plan = hotel.ratePlans.get(stay.nights[0]?.ratePlan ?? '');
  const code = plan?.cancellationPolicy ?? hotel.guarantees.get(stay.guarantee)?.cancellationPolicy;
  return code === undefined ? undefined : hotel.cancellationPolicies.get(code);
}

/** The amount that a basis makes of a stay, taxes included. */
export function amountOf(hotel: Hotel, stay: Reservation, basis: Basis): Minor {
  const cost = costOfStay(hotel, stay);
  switch (basis.kind) {
    case 'FlatAmount':
      return basis.amount;
    case 'Percentage':
      return portion(cost.gross, basis.percent * 100);
    case 'FullAmount':
      return cost.gross;
    case 'Nights':
      return cost.nights
        .slice(0, basis.nights)
        .reduce(
          (sum, night) =>
            sum + night.room + night.packages + night.taxes.reduce((tax, line) => tax + line.amount, 0),
          0,
        );
  }
}

/**
 * The penalty for cancelling on the hotel's business date at `hour` (0 to 23).
 * A stay that is free to cancel at that moment has amount 0.
 */
export function penaltyOf(hotel: Hotel, stay: Reservation, hour: number): Penalty | undefined {
  const policy = policyOf(hotel, stay);
  if (!policy) return undefined;
  const deadline = deadlineOf(policy, stay.arrival);
  const late =
    deadline === undefined ||
    hotel.businessDate > deadline ||
    (hotel.businessDate === deadline && hour >= policy.hour);
  return {
    policy,
    amount: late ? amountOf(hotel, stay, policy.basis) : 0,
    freeUntil:
      deadline === undefined ? undefined : `${deadline} ${String(policy.hour).padStart(2, '0')}:00:00.0`,
    effective: late,
  };
}

/** Day on which the free time ends. */
function deadlineOf(policy: CancellationPolicy, arrival: Day): Day | undefined {
  return policy.daysBeforeArrival === undefined ? undefined : addDays(arrival, -policy.daysBeforeArrival);
}

/** The deposit policy of the stay, from its rate plan or its guarantee. */
export function depositPolicyOf(hotel: Hotel, stay: Reservation): DepositPolicy | undefined {
  if (stay.ownDepositPolicy !== undefined) return stay.ownDepositPolicy ?? undefined;
  const plan = hotel.ratePlans.get(stay.nights[0]?.ratePlan ?? '');
  const code = plan?.depositPolicy ?? hotel.guarantees.get(stay.guarantee)?.depositPolicy;
  return code === undefined ? undefined : hotel.depositPolicies.get(code);
}

/** Deposits received for the stay. */
export function depositPaid(stay: Reservation): Minor {
  return stay.deposits.reduce((sum, deposit) => sum + deposit.amount, 0);
}
