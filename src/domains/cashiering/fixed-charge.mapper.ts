import { money, wireAmount, type Money } from '../../shared/money.js';

/** How often a fixed charge is posted, in hotel words. */
export const FREQUENCIES = ['once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

const WIRE: Readonly<Record<Frequency, string>> = {
  once: 'O',
  daily: 'D',
  weekly: 'W',
  monthly: 'M',
  quarterly: 'Q',
  yearly: 'Y',
};

/** The members of the answer of `csh.getFixedCharges` that are read (Oracle's csh.json). */
export interface FixedChargesAnswer {
  readonly fixedCharges?: readonly {
    readonly id?: string;
    readonly schedule?: { readonly start?: string; readonly end?: string; readonly frequency?: string };
    readonly charge?: {
      readonly transaction?: { readonly code?: string; readonly description?: string };
      readonly quantity?: number;
      readonly chargeAmount?: { readonly amount?: number; readonly currencyCode?: string };
      readonly supplement?: string;
    };
  }[];
}

/** A charge that is posted by itself during a stay. */
export interface FixedCharge {
  readonly id?: string;
  readonly transactionCode: string;
  readonly amount?: Money;
  readonly quantity: number;
  readonly frequency: Frequency;
  readonly from?: string;
  readonly to?: string;
}

/** The charges of an answer; no body (204) means none. */
export function readFixedCharges(body: FixedChargesAnswer | undefined): FixedCharge[] {
  return (body?.fixedCharges ?? []).flatMap(({ id, schedule, charge }) => {
    const code = charge?.transaction?.code;
    if (code === undefined) return [];
    return [
      {
        id,
        transactionCode: code,
        amount: money(charge?.chargeAmount?.amount, charge?.chargeAmount?.currencyCode),
        quantity: charge?.quantity ?? 1,
        frequency: FREQUENCIES.find((word) => WIRE[word] === schedule?.frequency) ?? 'daily',
        from: schedule?.start?.slice(0, 10),
        to: schedule?.end?.slice(0, 10),
      },
    ];
  });
}

/** Body of `csh.postFixedCharges` (Oracle's csh.json). */
export function toFixedCharge(
  stay: { readonly hotelId: string; readonly reservationId: string },
  charge: FixedCharge & { readonly amount: Money },
): object {
  return {
    hotelId: stay.hotelId,
    reservationId: { id: stay.reservationId, type: 'Reservation' },
    fixedCharges: [
      {
        schedule: { start: charge.from, end: charge.to, frequency: WIRE[charge.frequency] },
        charge: {
          transaction: { code: charge.transactionCode },
          quantity: charge.quantity,
          chargeAmount: { amount: wireAmount(charge.amount), currencyCode: charge.amount.currency },
        },
      },
    ],
  };
}
