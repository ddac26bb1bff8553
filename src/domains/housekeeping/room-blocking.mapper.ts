import type { GetOutOfOrderRoomsAnswer } from '../../opera/wire/generated/hsk.wire.js';
import { readStatus } from './room-board.mapper.js';
import type { RoomStatus } from './board-room.js';

/** Why a room is not used: it cannot be sold, or should not. */
export const BLOCKING_KINDS = ['out_of_order', 'out_of_service'] as const;
export type BlockingKind = (typeof BLOCKING_KINDS)[number];

/** A period in which a room is blocked; `until` is its last day. */
export interface Blocking {
  readonly room: string;
  readonly roomType?: string;
  readonly kind: BlockingKind;
  readonly from: string;
  readonly until: string;
  readonly reason?: string;
  readonly remark?: string;
  readonly returnsAs?: RoomStatus;
}

/** The blockings of a list; no body (204) means none. */
export function readBlockings(body: GetOutOfOrderRoomsAnswer | undefined, kind: BlockingKind): Blocking[] {
  return (body?.housekeepingRooms?.room ?? []).flatMap((room) =>
    (room.outOfOrder ?? []).flatMap((period): Blocking[] => {
      if (room.roomId === undefined || period.start === undefined) return [];
      return [
        {
          room: room.roomId,
          roomType: room.roomType?.roomType,
          kind,
          from: period.start,
          until: period.end ?? period.start,
          reason: period.reasonCode,
          remark: period.repairRemarks,
          returnsAs: readStatus(period.returnStatus),
        },
      ];
    }),
  );
}
