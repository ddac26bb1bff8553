import { money, type Money } from '../../shared/money.js';

interface WireAmount {
  readonly amount?: { readonly amount?: number; readonly currencyCode?: string };
}

/** An offer as OPERA writes it (par.json, getAvailableUpsells); sent back as it came when it is taken. */
export interface WireUpsell {
  readonly ruleId?: { readonly id?: string; readonly type?: string };
  readonly ruleCode?: string;
  readonly ruleDescription?: string;
  readonly roomType?: { readonly roomType?: string; readonly description?: string };
  readonly firstNightAmount?: WireAmount;
  readonly totalStayAmount?: WireAmount;
}

/** Answer of `getAvailableUpsells`. */
export interface UpsellsAnswer {
  readonly upsells?: { readonly upsell?: readonly WireUpsell[] };
}

/** Answer of `getReservationUpsellInfo` (rsv.json). */
export interface UpsellInfoAnswer {
  readonly upsellInfo?: {
    readonly originalInfo?: { readonly roomType?: { readonly code?: string } };
    readonly upsellInfo?: {
      readonly ruleCode?: string;
      readonly roomType?: { readonly code?: string };
      readonly totalUpsellCharge?: { readonly amount?: number; readonly currencyCode?: string };
    };
  };
}

/** A better room that may be sold to a stay. */
export interface UpsellOffer {
  readonly offer: string;
  readonly roomType: string;
  readonly roomName?: string;
  readonly description?: string;
  readonly firstNight?: Money;
  readonly wholeStay?: Money;
  readonly wire: WireUpsell;
}

/** A better room that was sold to a stay. */
export interface TakenUpsell {
  readonly offer: string;
  readonly roomType?: string;
  readonly originalRoomType?: string;
  readonly wholeStay?: Money;
}

const amountOf = ({ amount }: WireAmount = {}) => money(amount?.amount, amount?.currencyCode);

/** Offers, in OPERA's order; one without rule or room type cannot be taken and is left out. */
export function readOffers(body: UpsellsAnswer | undefined): UpsellOffer[] {
  return (body?.upsells?.upsell ?? []).flatMap((wire) => {
    const offer = wire.ruleCode ?? wire.ruleId?.id;
    const roomType = wire.roomType?.roomType;
    if (offer === undefined || roomType === undefined) return [];
    return [
      {
        offer,
        roomType,
        roomName: wire.roomType?.description,
        description: wire.ruleDescription,
        firstNight: amountOf(wire.firstNightAmount),
        wholeStay: amountOf(wire.totalStayAmount),
        wire,
      },
    ];
  });
}

/** The upsell of a stay; undefined when it has none. */
export function readUpsell(body: UpsellInfoAnswer | undefined): TakenUpsell | undefined {
  const info = body?.upsellInfo?.upsellInfo;
  if (info?.ruleCode === undefined) return undefined;
  return {
    offer: info.ruleCode,
    roomType: info.roomType?.code,
    originalRoomType: body?.upsellInfo?.originalInfo?.roomType?.code,
    wholeStay: money(info.totalUpsellCharge?.amount, info.totalUpsellCharge?.currencyCode),
  };
}

/** The body that takes an offer (rsv.json, postUpsellReservation). */
export function toUpsell(hotelId: string, reservationId: string, { wire }: UpsellOffer): object {
  return {
    hotelId,
    reservationId: { id: reservationId, type: 'Reservation' },
    upsell: { ...wire, roomType: { roomType: wire.roomType?.roomType } },
  };
}
