import { money, wireAmount, type Money } from '../../shared/money.js';

interface WireInstruction {
  readonly duration?: { readonly timeSpan?: { readonly startDate?: string; readonly endDate?: string } };
  readonly transactionCodes?: readonly { readonly transactionCode?: string }[];
  readonly billingInstructions?: readonly { readonly billingCode?: string }[];
  readonly creditLimit?: number;
  readonly percentageLimit?: number;
  readonly limitUsed?: number;
}
/** The members of the answer of `rsv.getRoutingInstructions` that are read (Oracle's rsv.json). */
export interface RoutingAnswer {
  readonly routingInstructions?: readonly {
    readonly folio?: {
      readonly folioWindowNo?: number;
      readonly paymentMethod?: string;
      readonly payeeInfo?: { readonly payeeName?: string };
      readonly instructions?: readonly WireInstruction[];
    };
    readonly room?: {
      readonly roomId?: string;
      readonly guestDisplayName?: string;
      readonly reservationNameId?: { readonly id?: string };
      readonly instructions?: readonly WireInstruction[];
    };
  }[];
}

/** One rule of who pays what. */
export interface RoutingRule {
  /** Transaction codes and groups of them. */
  readonly codes: readonly string[];
  readonly window?: number;
  /** Another guest's room that pays. */
  readonly room?: string;
  /** Unmasked. */
  readonly payer?: string;
  readonly reservationId?: string;
  readonly paymentMethod?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: Money;
  readonly limitUsed?: Money;
  readonly percent?: number;
}

/** The rules of an answer; no body (204) means none. */
export function readRouting(body: RoutingAnswer | undefined, currency: string | undefined): RoutingRule[] {
  return (body?.routingInstructions ?? []).flatMap(({ folio, room }) => {
    const target = {
      window: folio?.folioWindowNo,
      room: room?.roomId,
      payer: folio?.payeeInfo?.payeeName ?? room?.guestDisplayName,
      reservationId: room?.reservationNameId?.id,
      paymentMethod: folio?.paymentMethod,
    };
    return [...(folio?.instructions ?? []), ...(room?.instructions ?? [])].map((wire) => ({
      ...target,
      codes: [
        ...(wire.transactionCodes ?? []).flatMap((code) => code.transactionCode ?? []),
        ...(wire.billingInstructions ?? []).flatMap((group) => group.billingCode ?? []),
      ],
      from: wire.duration?.timeSpan?.startDate,
      to: wire.duration?.timeSpan?.endDate,
      limit: money(wire.creditLimit, currency),
      limitUsed: money(wire.limitUsed, currency),
      percent: wire.percentageLimit,
    }));
  });
}

/** The answer of `csh.getBillingInstructionCodes`: groups of transaction codes. */
export interface BillingCodesAnswer {
  readonly billingInstructions?: readonly { readonly billingCode?: string; readonly desc?: string }[];
  readonly transactionCodes?: readonly { readonly transactionCode?: string; readonly description?: string }[];
}

/** A rule to be added. */
export interface RoutingOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly transactionCodes: readonly string[];
  readonly groups: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly window?: number;
  readonly toReservationId?: string;
  readonly toRoom?: string;
  readonly payerProfileId?: string;
  readonly limit?: Money;
}

/** Body of `rsv.postRoutingInstructions` (Oracle's rsv.json). */
export function toRouting(order: RoutingOrder): object {
  const instructions = [
    {
      duration: { timeSpan: { startDate: order.from, endDate: order.to }, daily: true },
      transactionCodes: filled(order.transactionCodes.map((transactionCode) => ({ transactionCode }))),
      billingInstructions: filled(order.groups.map((billingCode) => ({ billingCode }))),
      creditLimit: order.limit === undefined ? undefined : wireAmount(order.limit),
    },
  ];
  const target =
    order.toReservationId === undefined
      ? {
          folio: {
            folioWindowNo: order.window,
            payeeInfo:
              order.payerProfileId === undefined
                ? undefined
                : { payeeId: { id: order.payerProfileId, type: 'Profile' } },
            instructions,
          },
        }
      : {
          room: {
            roomId: order.toRoom,
            reservationNameId: { id: order.toReservationId, type: 'Reservation' },
            instructions,
          },
        };
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      ...target,
    },
  };
}

function filled<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
