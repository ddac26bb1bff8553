import type { GetRoomCalendarAnswer } from '../../opera/wire/generated/rsv.wire.js';
import { statusWord } from '../reservations/stay.mapper.js';

/** One bar of the chart: a stay, or a time when the room is blocked. */
export interface ChartBar {
  readonly from: string;
  /** Departure day of a stay, last day of a blocking. */
  readonly to: string;
  readonly kind: 'stay' | 'out_of_order' | 'out_of_service';
  readonly surname?: string;
  readonly givenName?: string;
  readonly status?: string;
  readonly confirmationNumber?: string;
  readonly reason?: string;
}

/** A room with what is in it, day by day. */
export interface ChartRoom {
  readonly room: string;
  readonly roomType?: string;
  readonly status?: string;
  readonly bars: readonly ChartBar[];
}

/** A page of the chart. */
export interface ChartPage {
  readonly rooms: readonly ChartRoom[];
  readonly total: number;
}

type WireSchedule = NonNullable<
  NonNullable<
    NonNullable<NonNullable<GetRoomCalendarAnswer['roomCalendar']>['room']>[number]['roomSchedule']
  >[number]
>;

/** The rooms of a calendar answer; no body (204) means none. */
export function readChart(body: GetRoomCalendarAnswer | undefined): ChartPage {
  const calendar = body?.roomCalendar;
  const rooms = (calendar?.room ?? []).flatMap(({ roomId, roomInfo, roomSchedule }): ChartRoom[] =>
    roomId === undefined
      ? []
      : [
          {
            room: roomId,
            roomType: roomInfo?.roomType,
            status: roomInfo?.roomStatus?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase(),
            bars: (roomSchedule ?? []).flatMap(barsOf),
          },
        ],
  );
  return { rooms, total: calendar?.totalRooms ?? rooms.length };
}

function barsOf(schedule: WireSchedule): ChartBar[] {
  if (schedule.roomScheduleCategory === 'Ooo' || schedule.roomScheduleCategory === 'Oos') {
    const from = day(schedule.start);
    const to = day(schedule.end);
    const kind = schedule.roomScheduleCategory === 'Ooo' ? 'out_of_order' : 'out_of_service';
    return from === undefined || to === undefined ? [] : [{ from, to, kind, reason: schedule.description }];
  }
  return (schedule.roomCalendarResList ?? []).flatMap((stay): ChartBar[] => {
    const from = day(stay.dateTimeSpan?.startDateTime ?? schedule.start);
    const to = day(stay.dateTimeSpan?.endDateTime ?? schedule.end);
    if (from === undefined || to === undefined) return [];
    return [
      {
        from,
        to,
        kind: 'stay',
        surname: stay.surname,
        givenName: stay.givenName,
        status: statusWord(stay.reservationStatus),
        confirmationNumber: stay.reservationIdList?.find(({ type }) => type === 'Confirmation')?.id,
      },
    ];
  });
}

function day(moment: string | undefined): string | undefined {
  return moment?.slice(0, 10);
}
