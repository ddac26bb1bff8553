import type { AutoAssignRoomAnswer, AutoAssignRoomBody } from '../../opera/wire/generated/fof.wire.js';

/** What became of one arrival in an automatic assignment. */
export interface AutoAssigned {
  readonly reservationId: string;
  readonly room?: string;
  /** Why it got none, in OPERA's words. */
  readonly reason?: string;
}

/** Body of `fof.autoAssignRoom`: one list of ids for each reservation. */
export function toAutoAssignment(
  hotelId: string,
  reservationIds: readonly string[],
  readyOnly: boolean,
): AutoAssignRoomBody {
  return {
    criteria: {
      reservationCriteria: reservationIds.map((id) => [{ id, type: 'Reservation' }]),
      roomSelectionCriteria: {
        hotelId,
        ...(readyOnly && {
          roomStatusFilter: {
            hotelRoomStatusList: ['Inspected', 'Clean'],
            hotelFORoomStatusList: ['Vacant'],
          },
        }),
      },
      roomNumberLocked: false,
    },
  };
}

/** What OPERA says of each reservation; rows without an id are left out. */
export function readAutoAssignment(body: AutoAssignRoomAnswer | undefined): AutoAssigned[] {
  return (body ?? []).flatMap((row) => {
    const reservationId = row.reservationId?.id;
    if (reservationId === undefined) return [];
    const error = row.errors?.[0];
    return [{ reservationId, room: row.roomId, reason: error?.shortText ?? error?.value }];
  });
}
