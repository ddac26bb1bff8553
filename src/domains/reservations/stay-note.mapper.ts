import type { Alert, GuestMessage, Trace } from './stay-note.js';

interface WireTrace {
  readonly id?: string;
  readonly timeInfo?: { readonly traceOn?: string };
  readonly reservationId?: { readonly id?: string };
  readonly departmentId?: string;
  readonly traceText?: string;
  readonly resolveInfo?: { readonly resolvedOn?: string };
}

interface WireStay {
  readonly reservationIdList?: readonly { readonly id?: string; readonly type?: string }[];
  readonly roomId?: string;
  readonly reservationGuests?: readonly {
    readonly profileInfo?: {
      readonly profile?: {
        readonly customer?: {
          readonly personName?: readonly { readonly surname?: string; readonly givenName?: string }[];
        };
      };
    };
  }[];
}

/** Answer of `getTracesByReservation` (rsv.json). */
export interface StayTracesAnswer {
  readonly traces?: readonly WireTrace[];
}

/** Answer of `getTracesByDateRange` (blk.json). */
export interface DayTracesAnswer {
  readonly tracesInfoList?: readonly { readonly trace?: WireTrace; readonly reservationInfo?: WireStay }[];
}

/** Answer of `getGuestMessages` (rsv.json). */
export interface MessagesAnswer {
  readonly guestMessages?: readonly {
    readonly id?: string;
    readonly message?: {
      readonly messageText?: string;
      readonly messageDate?: string;
      readonly recipient?: string;
      readonly roomId?: string;
      readonly reservationId?: { readonly id?: string };
    };
    readonly delivery?: { readonly deliveryStatus?: string };
  }[];
  readonly hasMore?: boolean;
  readonly totalResults?: number;
}

/** Answer of `getAlertNotices` (rsv.json). */
export interface AlertsAnswer {
  readonly alerts?: readonly {
    readonly id?: string;
    readonly code?: string;
    readonly area?: string;
    readonly description?: string;
  }[];
}

function readTrace(wire: WireTrace | undefined, stay: WireStay | undefined): Trace[] {
  if (wire?.id === undefined || wire.traceText === undefined) return [];
  const [name] = stay?.reservationGuests?.[0]?.profileInfo?.profile?.customer?.personName ?? [];
  const own = stay?.reservationIdList?.find(({ type }) => type === 'Reservation')?.id;
  return [
    {
      traceId: wire.id,
      reservationId: own ?? wire.reservationId?.id,
      guest: { surname: name?.surname, givenName: name?.givenName },
      room: stay?.roomId,
      date: wire.timeInfo?.traceOn?.slice(0, 10),
      department: wire.departmentId,
      text: wire.traceText,
      done: wire.resolveInfo?.resolvedOn !== undefined,
    },
  ];
}

/** Traces of one stay. */
export function readStayTraces(body: StayTracesAnswer | undefined): Trace[] {
  return (body?.traces ?? []).flatMap((trace) => readTrace(trace, undefined));
}

/** Traces of stays over some days; those of blocks alone are left out. */
export function readDayTraces(body: DayTracesAnswer | undefined): Trace[] {
  return (body?.tracesInfoList ?? []).flatMap(({ trace, reservationInfo }) =>
    reservationInfo === undefined ? [] : readTrace(trace, reservationInfo),
  );
}

/** Messages for guests. */
export function readMessages(body: MessagesAnswer | undefined): GuestMessage[] {
  return (body?.guestMessages ?? []).flatMap(({ id, message, delivery }) =>
    id === undefined || message?.messageText === undefined
      ? []
      : [
          {
            messageId: id,
            reservationId: message.reservationId?.id,
            recipient: message.recipient,
            room: message.roomId,
            at: message.messageDate?.slice(0, 16).replace('T', ' '),
            text: message.messageText,
            delivered: delivery?.deliveryStatus === 'Mr',
          },
        ],
  );
}

/** Alerts of a stay. */
export function readAlerts(body: AlertsAnswer | undefined): Alert[] {
  return (body?.alerts ?? []).flatMap(({ id, code, area, description }) => {
    const text = description ?? code;
    return text === undefined ? [] : [{ alertId: id, code, area, text }];
  });
}

const ids = (reservationId: string) => [{ id: reservationId, type: 'Reservation' }];

/** The body that adds a trace, or settles one (rsv.json, putReservation: there is no operation of its own). */
export function toTraces(hotelId: string, reservationId: string, trace: object): object {
  return { reservations: [{ hotelId, reservationIdList: ids(reservationId), traces: [trace] }] };
}

/** A new trace. */
export function newTrace(date: string, department: string, text: string): object {
  return {
    timeInfo: { traceOn: `${date} 00:00:00.0` },
    departmentId: department,
    traceText: text,
  };
}

/** A trace that is done. */
export function doneTrace(traceId: string, date: string, by: string): object {
  return { id: traceId, type: 'Trace', resolveInfo: { resolvedOn: date, resolvedBy: by } };
}

/** The body that leaves a message (rsv.json, postGuestMessages). */
export function toMessage(hotelId: string, reservationId: string, messageText: string): object {
  return {
    hotelId,
    reservationIdList: ids(reservationId),
    guestMessages: [{ message: { messageText, typeOfMessage: 'Tm' }, delivery: { deliveryStatus: 'Nr' } }],
  };
}

/** The body that marks a message as received by the guest (rsv.json, putGuestMessages). */
export function toDelivered(hotelId: string, reservationId: string, messageId: string): object {
  return {
    hotelId,
    reservationId: { id: reservationId, type: 'Reservation' },
    guestMessages: [{ id: messageId, type: 'Message', delivery: { deliveryStatus: 'Mr' } }],
  };
}

/** The body that sets an alert (rsv.json, postBulkReservationAlerts). */
export function toAlert(
  hotelId: string,
  reservationId: string,
  alert: { readonly code: string; readonly area: string; readonly text: string },
): object {
  return {
    reservations: [
      {
        hotelId,
        reservationId: { id: reservationId, type: 'Reservation' },
        alert: [{ code: alert.code, area: alert.area, description: alert.text, screenNotification: true }],
      },
    ],
  };
}
