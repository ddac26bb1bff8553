import type {
  PolicyAmountPercentType,
  PolicyDeadlineType,
  ReservationPolicies,
} from '../../opera/wire/generated/rsv.wire.js';
import { money, share, times, type Money } from '../../shared/money.js';
import type { CancellationPolicy, DepositPolicy } from './stay-details.js';

/** What a policy is worked out from when OPERA states a rule but no amount. */
export interface PolicyBase {
  readonly total?: Money;
  readonly firstNight?: Money;
}

/** Cancellation policies of a stay (Oracle's rsv.json, reservationPolicies); [] when it has none. */
export function readCancellationPolicies(
  wire: Pick<ReservationPolicies, 'cancellationPolicies'> | undefined,
  base: PolicyBase,
): CancellationPolicy[] {
  return (wire?.cancellationPolicies ?? []).map(({ policy = {} }) => ({
    rule:
      policy.penaltyDescription ??
      policy.formattedRule ??
      policy.policyCode ??
      'cancellation policy without a text',
    freeUntil: deadline(policy.deadline),
    nonRefundable: policy.nonRefundable === true,
    dueNow: policy.nonRefundable === true ? true : policy.effective,
    amount: worth(policy.amountPercent, base),
  }));
}

/** Deposit policies of a stay; [] when it has none. */
export function readDepositPolicies(
  wire: Pick<ReservationPolicies, 'depositPolicies'> | undefined,
): DepositPolicy[] {
  return (wire?.depositPolicies ?? []).map(({ policy = {}, amountDue, amountPaid }) => ({
    rule: policy.description ?? policy.formattedRule ?? policy.policyCode ?? 'deposit',
    due: money(amountDue?.amount, amountDue?.currencyCode),
    paid: money(amountPaid?.amount, amountPaid?.currencyCode),
    by: policy.deadline?.absoluteDeadline?.slice(0, 10),
  }));
}

function worth(wire: PolicyAmountPercentType | undefined, base: PolicyBase): Money | undefined {
  const stated = money(wire?.amount, wire?.currencyCode ?? base.total?.currency);
  if (stated !== undefined) return stated;
  switch (wire?.basisType) {
    case 'FullAmount':
      return base.total;
    case 'Percentage':
      return wire.percent === undefined || base.total === undefined
        ? undefined
        : share(base.total, wire.percent);
    case 'Nights':
      return wire.nights === undefined || base.firstNight === undefined
        ? undefined
        : times(base.firstNight, wire.nights);
    default:
      return undefined;
  }
}

function deadline(wire: PolicyDeadlineType | undefined): string | undefined {
  return wire?.absoluteDeadline?.replace('T', ' ').slice(0, 16);
}
