import type {
  PostWakeUpCallBody,
  SearchWakeUpCallsAnswer,
  SearchWakeUpCallsBody,
} from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';

/** A wake-up call; the guest's name is unmasked, as OPERA writes it. */
export interface WakeUpCall {
  readonly reservationId?: string;
  readonly guestName?: string;
  readonly room?: string;
  /** Hotel-local `HH:MM`. */
  readonly time: string;
  readonly from: BusinessDate;
  /** Last day of a call on several days. */
  readonly until: BusinessDate;
  readonly status: string;
  readonly note?: string;
}

/** When a guest wants to be woken. */
export interface WakeUpWish {
  readonly time: string;
  readonly from: BusinessDate;
  readonly until: BusinessDate;
  readonly note?: string;
}

/** Calls of an answer, by time; no body (204) means none. A call without a time is left out. */
export function readWakeUpCalls(body: SearchWakeUpCallsAnswer | undefined): WakeUpCall[] {
  return (body?.calls ?? [])
    .flatMap((call): WakeUpCall[] => {
      const time = call.callTime?.match(/[ T](\d{2}:\d{2})/)?.[1];
      const from = call.timeSpan?.startDate ?? call.callTime?.slice(0, 10);
      if (time === undefined || from === undefined) return [];
      const info = call.reservationInfo ?? {};
      return [
        {
          reservationId: info.reservationIdList?.find((id) => id.type === 'Reservation')?.id,
          guestName: info.guestName,
          room: info.room,
          time,
          from,
          until: call.timeSpan?.endDate ?? from,
          status: call.status ?? 'Pending',
          note: call.instructions === '' ? undefined : call.instructions,
        },
      ];
    })
    .sort((left, right) => (left.from + left.time < right.from + right.time ? -1 : 1));
}

/** Body of `fof.searchWakeUpCalls`: calls of a period, of the house or of one stay. */
export function toWakeUpSearch(
  from: BusinessDate | undefined,
  until: BusinessDate | undefined,
  reservationId: string | undefined,
  everyStatus: boolean,
): SearchWakeUpCallsBody {
  return {
    fetchPending: true,
    ...(everyStatus && { fetchCompleted: true, fetchNoAnswer: true }),
    ...(from !== undefined && { beginDate: from }),
    ...(until !== undefined && { endDate: until }),
    ...(reservationId !== undefined && { reservationId, reservationIdType: 'Reservation' }),
  };
}

/** Body of `fof.postWakeUpCall`. */
export function toWakeUpCall(
  hotelId: string,
  stay: { readonly reservationId: string; readonly room?: string },
  wish: WakeUpWish,
): PostWakeUpCallBody {
  return {
    calls: [
      {
        reservationInfo: {
          hotelId,
          reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }],
          room: stay.room,
        },
        callTime: callTime(wish.from, wish.time),
        status: 'Pending',
        timeSpan: { startDate: wish.from, endDate: wish.until },
        ...(wish.note !== undefined && { instructions: wish.note }),
      },
    ],
  };
}

/** OPERA's timestamp of a call. */
export function callTime(date: BusinessDate, time: string): string {
  return `${date} ${time}:00.0`;
}
