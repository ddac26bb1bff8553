import type { BusinessDate } from '../../shared/business-date.js';

const own = (id: string) => ({ id, type: 'Reservation' });

/** The body that adds a package to a stay (rsv.json, postReservationPackage). */
export function toPackage(
  hotelId: string,
  reservationId: string,
  wish: {
    readonly code: string;
    readonly from: BusinessDate;
    readonly to: BusinessDate;
    readonly quantity: number;
  },
): object {
  return {
    hotelId,
    reservationId: own(reservationId),
    reservationPackages: [
      {
        packageCode: wish.code,
        startDate: wish.from,
        endDate: wish.to,
        consumptionDetails: { totalQuantity: wish.quantity },
      },
    ],
  };
}

/** Answer of `getReservationPreference` (rsv.json). */
export interface PreferencesAnswer {
  readonly reservationPreferences?: readonly {
    readonly preferenceType?: string;
    readonly preference?: readonly { readonly preferenceValue?: string }[];
  }[];
}

/** Whether the stay has the preference. */
export function hasPreference(body: PreferencesAnswer | undefined, type: string, value: string): boolean {
  return (body?.reservationPreferences ?? []).some(
    (group) =>
      group.preferenceType === type &&
      (group.preference ?? []).some((one) => one.preferenceValue?.toUpperCase() === value.toUpperCase()),
  );
}

/** The body that sets a preference on a stay (rsv.json, postReservationPreference). */
export function toPreference(hotelId: string, reservationId: string, type: string, value: string): object {
  return {
    hotelId,
    reservationId: own(reservationId),
    reservationPreferences: [{ preferenceType: type, preference: [{ preferenceValue: value }] }],
  };
}

/** The body that sends a confirmation letter by e-mail (rsv.json, postConfirmationLetters). */
export function toLetter(
  hotelId: string,
  reservationId: string,
  to: { readonly profileId?: string; readonly email?: string; readonly style?: string },
): object {
  return {
    hotelId,
    reservationId: own(reservationId),
    confLetters: [
      {
        recipientInfo: {
          recipientType: 'Guest',
          ...(to.profileId !== undefined && { profileId: { id: to.profileId, type: 'Profile' } }),
          ...(to.email !== undefined && { optionalEmail: to.email }),
        },
        deliveryInfo: [{ communicationType: 'Email' }],
        ...(to.style !== undefined && { confirmationStyleInfo: { style: to.style } }),
      },
    ],
  };
}

/** Answer of `getReservationActivityLog` (rsv.json). */
export interface ActivityAnswer {
  readonly activityLog?: {
    readonly activityLog?: readonly {
      readonly logDate?: string;
      readonly logUserName?: string;
      readonly actionType?: string;
      readonly actionDescription?: string;
    }[];
    readonly hasMore?: boolean;
    readonly totalResults?: number;
  };
}

/** A line of a stay's history. */
export interface ActivityLine {
  readonly at: string;
  readonly by?: string;
  readonly action: string;
  readonly text?: string;
}

/** History, newest first as OPERA gives it. */
export function readActivity(body: ActivityAnswer | undefined): ActivityLine[] {
  return (body?.activityLog?.activityLog ?? []).map((line) => ({
    at: (line.logDate ?? '').slice(0, 16).replace('T', ' '),
    by: line.logUserName,
    action: line.actionType ?? '',
    text: line.actionDescription,
  }));
}

/** The body that records a guest who was not taken (rsv.json, postTurnawayReservation). */
export function toTurnaway(
  hotelId: string,
  turnaway: {
    readonly arrival: BusinessDate;
    readonly departure: BusinessDate;
    readonly rooms: number;
    readonly adults: number;
    readonly roomType?: string;
    readonly reason: string;
    readonly comment?: string;
  },
): object {
  return {
    turnaway: {
      details: {
        hotelId,
        timeSpan: { startDate: turnaway.arrival, endDate: turnaway.departure },
        numberOfRooms: turnaway.rooms,
        guestCounts: { adults: turnaway.adults, children: 0 },
        ...(turnaway.roomType !== undefined && { roomType: turnaway.roomType }),
      },
      reasonCode: turnaway.reason,
      ...(turnaway.comment !== undefined && { comments: turnaway.comment }),
    },
  };
}
