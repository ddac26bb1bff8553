import type { BlockStay } from './block.js';

interface Id {
  readonly id?: string;
  readonly type?: string;
}

interface WireStay {
  readonly reservationIdList?: readonly Id[];
  readonly roomStay?: {
    readonly arrivalDate?: string;
    readonly departureDate?: string;
    readonly currentRoomInfo?: { readonly roomType?: string; readonly roomId?: string };
    readonly roomRates?: readonly { readonly roomType?: string }[];
  };
  readonly reservationGuests?: readonly {
    readonly primary?: boolean;
    readonly profileInfo?: {
      readonly profile?: {
        readonly customer?: {
          readonly personName?: readonly { readonly surname?: string; readonly givenName?: string }[];
        };
      };
    };
  }[];
  readonly reservationStatus?: string;
}

/** The answer of `getBlockReservations`. */
export interface BlockStaysAnswer {
  readonly reservations?: { readonly reservations?: { readonly reservation?: readonly WireStay[] } };
}

/** The stays of a block; no body (204) means none. */
export function readBlockStays(body: BlockStaysAnswer | undefined): BlockStay[] {
  return (body?.reservations?.reservations?.reservation ?? []).flatMap((wire) => readStay(wire) ?? []);
}

function readStay(wire: WireStay): BlockStay | undefined {
  const reservationId = wire.reservationIdList?.find((id) => id.type === 'Reservation')?.id;
  const room = wire.roomStay;
  if (reservationId === undefined || room?.arrivalDate === undefined || room.departureDate === undefined)
    return undefined;
  const guest = wire.reservationGuests?.find((one) => one.primary) ?? wire.reservationGuests?.[0];
  const [name] = guest?.profileInfo?.profile?.customer?.personName ?? [];
  return {
    reservationId,
    confirmationNumber: wire.reservationIdList?.find((id) => id.type === 'Confirmation')?.id,
    guest: { surname: name?.surname, givenName: name?.givenName },
    arrivalDate: room.arrivalDate,
    departureDate: room.departureDate,
    roomType: room.currentRoomInfo?.roomType ?? room.roomRates?.[0]?.roomType,
    room: room.currentRoomInfo?.roomId,
    status: wire.reservationStatus,
  };
}

/** The answer of `postRoomingList`. */
export interface RoomingListAnswer {
  readonly reservations?: {
    readonly reservation?: readonly {
      readonly hotelReservation?: WireStay;
      readonly success?: boolean;
      readonly errors?: readonly { readonly value?: string; readonly shortText?: string }[];
      readonly roomingListSequence?: number;
    }[];
  };
}

/** What became of one line of a rooming list. */
export interface ListedGuest {
  /** From 1, as it was sent. */
  readonly line: number;
  readonly stay?: BlockStay;
  readonly refusal?: string;
}

/** Line by line what OPERA made of a rooming list. */
export function readRoomingList(body: RoomingListAnswer | undefined): ListedGuest[] {
  return (body?.reservations?.reservation ?? []).map((row, index) => {
    const [error] = row.errors ?? [];
    const refused = row.success === false || error !== undefined;
    return {
      line: row.roomingListSequence ?? index + 1,
      stay: row.hotelReservation && readStay(row.hotelReservation),
      ...(refused && { refusal: error?.value ?? error?.shortText ?? 'refused by OPERA' }),
    };
  });
}
