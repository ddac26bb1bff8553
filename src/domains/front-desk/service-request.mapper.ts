import type {
  GetServiceRequestsAnswer,
  PostServiceRequestsBody,
  PutServiceRequestsBody,
} from '../../opera/wire/generated/fof.wire.js';

/** Something a guest asked for; the name is unmasked, as OPERA writes it. */
export interface ServiceRequest {
  readonly requestId: string;
  readonly code: string;
  readonly status: string;
  readonly priority?: string;
  readonly reservationId?: string;
  readonly guestName?: string;
  readonly room?: string;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly opened?: string;
  /** As written down; may quote the guest. */
  readonly comment?: string;
}

/** What is asked for, for whom. */
export interface RequestOrder {
  readonly code: string;
  readonly reservationId?: string;
  readonly room?: string;
  readonly comment?: string;
  readonly priority?: string;
}

/** Requests of an answer, oldest first; no body (204) means none. One without an id is left out. */
export function readRequests(body: GetServiceRequestsAnswer | undefined): ServiceRequest[] {
  return (body?.serviceRequestsDetails ?? [])
    .flatMap((row): ServiceRequest[] => {
      const requestId = row.serviceRequestId?.id;
      if (requestId === undefined) return [];
      return [
        {
          requestId,
          code: row.code ?? '',
          status: row.status ?? 'Open',
          priority: row.priority,
          reservationId: row.reservationIdList?.find((id) => id.type === 'Reservation')?.id,
          guestName: row.guestName,
          room: row.room,
          opened: row.openDate?.slice(0, 16).replace('T', ' '),
          comment: row.comment === '' ? undefined : row.comment,
        },
      ];
    })
    .sort((left, right) => ((left.opened ?? '') < (right.opened ?? '') ? -1 : 1));
}

/** Body of `fof.postServiceRequests`. */
export function toRequest(hotelId: string, order: RequestOrder): PostServiceRequestsBody {
  return {
    serviceRequestsDetails: [
      {
        hotelId,
        code: order.code,
        status: 'Open',
        ...(order.priority !== undefined && { priority: order.priority }),
        ...(order.reservationId !== undefined && {
          reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
        }),
        ...(order.room !== undefined && { room: order.room }),
        ...(order.comment !== undefined && { comment: order.comment }),
      },
    ],
  };
}

/** Body of `fof.putServiceRequests` that closes one. */
export function toClosing(hotelId: string, requestId: string, note?: string): PutServiceRequestsBody {
  return {
    serviceRequestsDetails: [
      {
        serviceRequestId: { id: requestId, type: 'ServiceRequestID' },
        hotelId,
        status: 'Closed',
        ...(note !== undefined && { closeDescription: note }),
      },
    ],
  };
}
