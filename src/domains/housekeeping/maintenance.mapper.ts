import type { GetRoomMaintenanceAnswer } from '../../opera/wire/generated/hsk.wire.js';

/** A repair asked for. */
export interface MaintenanceRequest {
  readonly id: string;
  readonly room: string;
  readonly code: string;
  readonly remark?: string;
  /** Day of the repair; absent while it is open. */
  readonly resolvedOn?: string;
  readonly dueBy?: string;
  readonly reportedOn?: string;
}

/** Requests of a list; no body (204) means none. */
export function readMaintenance(body: GetRoomMaintenanceAnswer | undefined): MaintenanceRequest[] {
  return (body?.roomMaintenance?.roomMaintenance ?? []).flatMap((wire) => {
    const id = wire.maintenanceId?.id;
    const room = wire.roomInfo?.roomId;
    if (id === undefined || room === undefined) return [];
    return [
      {
        id,
        room,
        code: wire.maintenanceCode ?? 'not stated',
        remark: wire.remarks,
        resolvedOn: wire.resolveInfo?.resolveDate,
        dueBy: wire.assignedUserInfo?.expectedByDate,
        reportedOn: wire.createDateTime?.slice(0, 10),
      },
    ];
  });
}
