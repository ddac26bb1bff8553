/** How the price of a shared room falls on those who share it, in our words. */
export const SHARE_PRICES = { each_full: 'Full', first_pays: 'Entire', split: 'Split' } as const;
export type SharePrice = keyof typeof SHARE_PRICES;

const own = (id: string) => ({ id, type: 'Reservation' });

/** Answer of `putCombineShareValidations` (rsv.json). */
export interface ShareValidationAnswer {
  readonly returnedValidations?: readonly {
    readonly validationMessage?: string;
    readonly validationAction?: string;
  }[];
}

/** Answer of `getShareReservations` (rsv.json). */
export interface SharesAnswer {
  readonly shareReservations?: {
    readonly reservation?: readonly {
      readonly reservationIdList?: readonly { readonly id?: string; readonly type?: string }[];
    }[];
  };
}

/** What stands against sharing, in OPERA's words. */
export function readHindrances(body: ShareValidationAnswer | undefined): string[] {
  return (body?.returnedValidations ?? []).flatMap(({ validationMessage, validationAction }) =>
    validationAction === 'StopProcessing' ? [validationMessage ?? 'no reason given'] : [],
  );
}

/** Ids of the stays that share a room. */
export function readSharers(body: SharesAnswer | undefined): string[] {
  return (body?.shareReservations?.reservation ?? []).flatMap(
    ({ reservationIdList }) => reservationIdList?.find(({ type }) => type === 'Reservation')?.id ?? [],
  );
}

/** The body of the dry run. */
export function toShareCheck(hotelId: string, host: string, guest: string): object {
  return { hotelId, shareToReservationId: own(host), existingReservationId: own(guest) };
}

/** The body that puts a stay into the room of another (rsv.json, postCombineShareReservations). */
export function toShare(hotelId: string, host: string, guest: string, price: SharePrice): object {
  return {
    criteria: {
      hotelId,
      combineShareInstruction: { distributionType: SHARE_PRICES[price] },
      shareToReservation: { reservationIdList: [own(host)] },
      existingReservationId: own(guest),
    },
  };
}

/** Answer of `getLinkedReservationsSummary` (rsv.json). */
export interface LinkedAnswer {
  readonly linkedReservationList?: {
    readonly reservationInfo?: readonly {
      readonly reservationIdList?: readonly { readonly id?: string; readonly type?: string }[];
    }[];
  };
}

/** Ids and confirmation numbers of the stays that belong together. */
export function readLinked(
  body: LinkedAnswer | undefined,
): { readonly reservationId: string; readonly confirmationNumber?: string }[] {
  return (body?.linkedReservationList?.reservationInfo ?? []).flatMap(({ reservationIdList = [] }) => {
    const reservationId = reservationIdList.find(({ type }) => type === 'Reservation')?.id;
    const confirmationNumber = reservationIdList.find(({ type }) => type === 'Confirmation')?.id;
    return reservationId === undefined ? [] : [{ reservationId, confirmationNumber }];
  });
}

/** The body that makes every room of a booking a reservation of its own (rsv.json, putSplitMultiRoomReservation). */
export function toSplit(reservationId: string, all: boolean): object {
  return {
    reservationId: own(reservationId),
    splitAll: all,
    copyPaymentInformation: true,
    responseInstructions: { fetchLinkedReservations: false, fetchNewReservationIDs: true },
  };
}

/** The body that books a stay again (rsv.json, postReservationCopy). */
export function toCopy(
  hotelId: string,
  source: string,
  wish: {
    readonly arrival: string;
    readonly departure: string;
    readonly reference: { readonly id: string; readonly system?: string };
  },
): object {
  const { arrival, departure, reference } = wish;
  return {
    criteria: {
      hotelId,
      sourceReservationId: [own(source)],
      newReservation: {
        ...(reference.system === undefined
          ? { customReference: reference.id }
          : { externalReferences: [{ id: reference.id, idContext: reference.system }] }),
        roomStay: { arrivalDate: arrival, departureDate: departure },
      },
      instructions: { includePayments: true, includePackages: true, includeComments: true },
    },
  };
}
