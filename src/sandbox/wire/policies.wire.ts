import { addDays } from '../clock/business-date.js';
import { amountOf, depositPaid, depositPolicyOf, penaltyOf } from '../rules/cancellation.js';
import type { Hotel } from '../state/hotel.js';
import { decimal, money } from '../state/money.js';
import type { Basis, CancellationPolicy, DepositPolicy } from '../state/policy.js';
import type { Reservation } from '../state/reservation.js';

/** `amountPercent` of a policy. */
export function amountPercent(basis: Basis, currencyCode: string): object {
  switch (basis.kind) {
    case 'Nights':
      return { basisType: 'Nights', nights: basis.nights, currencyCode };
    case 'Percentage':
      return { basisType: 'Percentage', percent: basis.percent, currencyCode };
    case 'FlatAmount':
      return { basisType: 'FlatAmount', amount: decimal(basis.amount), currencyCode };
    case 'FullAmount':
      return { basisType: 'FullAmount', percent: 100, currencyCode };
  }
}

/** A cancellation policy as it stands in the hotel's rules, for an arrival where one is known. */
export function cancelPenalty(hotel: Hotel, policy: CancellationPolicy, arrival?: string): object {
  const deadline = policy.daysBeforeArrival;
  return {
    deadline:
      deadline === undefined
        ? undefined
        : {
            offsetFromArrival: deadline,
            absoluteDeadline:
              arrival === undefined
                ? undefined
                : `${addDays(arrival, -deadline)} ${String(policy.hour).padStart(2, '0')}:00:00.0`,
          },
    amountPercent: amountPercent(policy.basis, hotel.profile.currency),
    penaltyDescription: policy.description,
    formattedRule: policy.description,
    policyCode: policy.code,
    manual: policy.id !== undefined,
    nonRefundable: deadline === undefined,
  };
}

/** A deposit policy as it stands in the hotel's rules. */
export function depositPolicy(hotel: Hotel, policy: DepositPolicy): object {
  return {
    amountPercent: amountPercent(policy.basis, hotel.profile.currency),
    deadline: { offsetFromBookingDate: policy.daysAfterBooking },
    description: policy.description,
    formattedRule: policy.description,
    policyCode: policy.code,
    manual: policy.id !== undefined,
  };
}

/** What cancelling the stay costs at that hour of the business date, as `cancellationPolicies`. */
export function stayCancellationPolicies(hotel: Hotel, stay: Reservation, hour: number): object[] {
  const penalty = penaltyOf(hotel, stay, hour);
  if (!penalty) return [];
  const { currency } = hotel.profile;
  return [
    {
      revenueType: 'Rooms',
      policy: {
        ...cancelPenalty(hotel, penalty.policy, stay.arrival),
        amountPercent: {
          ...amountPercent(penalty.policy.basis, currency),
          amount: decimal(amountOf(hotel, stay, penalty.policy.basis)),
        },
        effective: penalty.effective,
      },
      percentageDue: penalty.effective ? 100 : 0,
      comments: penalty.effective
        ? `Due now: ${decimal(penalty.amount).toFixed(2)} ${currency}`
        : `Free until ${penalty.freeUntil ?? ''}`,
      policyId: { id: penalty.policy.id ?? penalty.policy.code, type: 'PolicyId' },
    },
  ];
}

/** What has to be paid for the stay before arrival, as `depositPolicies`. */
export function stayDepositPolicies(hotel: Hotel, stay: Reservation): object[] {
  const policy = depositPolicyOf(hotel, stay);
  if (!policy) return [];
  const { currency } = hotel.profile;
  const required = amountOf(hotel, stay, policy.basis);
  const paid = depositPaid(stay);
  return [
    {
      revenueType: 'Rooms',
      policy: {
        ...depositPolicy(hotel, policy),
        amountPercent: { ...amountPercent(policy.basis, currency), amount: decimal(required) },
        deadline: {
          absoluteDeadline: `${addDays(stay.createdOn, policy.daysAfterBooking)} 00:00:00.0`,
          offsetFromBookingDate: policy.daysAfterBooking,
        },
      },
      amountPaid: money(paid, currency),
      amountDue: money(Math.max(0, required - paid), currency),
      policyId: { id: policy.id ?? policy.code, type: 'PolicyId' },
    },
  ];
}
